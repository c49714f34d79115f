import { commonFields } from './commonFields';
import { messageOf } from './message';
import type { RecordFields, Scene } from './scene';

/** Sensitivity label on a mail, RecordType 43: no ClientIP and no ResultStatus. */
export function labelRecord(scene: Scene): RecordFields {
  const { world, random, person, creationTime } = scene;
  const message = messageOf(world, person, random.integer(500));
  return {
    ...commonFields(scene, { operation: 'MipLabel', recordType: 43 }),
    ObjectId: message.internetMessageId,
    UserId: person.upn,
    ApplicationMode: random.pick(['Standard', 'Privileged']),
    ItemName: message.subject,
    LabelAction: 'None',
    LabelAppliedDateTime: creationTime,
    LabelId: 'defa4170-0d19-0005-0004-bc88714345d2',
    LabelName: random.pick(['Internal', 'Vertraulich', 'Público']),
    Receivers: Array.from({ length: 1 + random.integer(20) }, () => random.pick(world.partners)),
    Sender: person.upn,
  };
}
