import { commonFields } from './commonFields';
import { messageOf } from './message';
import type { RecordFields, Scene } from './scene';

/** Mail as compliance services see it: RecordTypes 68, 75, 101 and 107, of which only 68 has a documented field. */
export function complianceRecord(scene: Scene): RecordFields {
  const { world, random, person, creationTime } = scene;
  const [recordType, operation] = random.pick<readonly [number, string]>([
    [68, 'SupervisoryReviewOLAudit'],
    [75, 'MipAutoLabelExchangeItem'],
    [101, 'SearchQueryInitiated'],
    [107, 'ClassificationAdded'],
  ]);
  const message = messageOf(world, person, random.integer(500));
  const common = { ...commonFields(scene, { operation, recordType }), UserId: person.upn };
  if (recordType === 101) {
    return {
      ...common,
      ClientIP: person.officeAddress,
      QueryText: 'gehalt OR salário',
      SearchQueryInitiatedFrom: 'OutlookDesktop',
    };
  }
  if (recordType !== 68) {
    return {
      ...common,
      ObjectId: message.internetMessageId,
      ItemName: message.subject,
      Rules: [{ RuleId: random.guid(), Mode: 'Simulate' }],
    };
  }
  return {
    ...common,
    ExchangeDetails: {
      AttachmentData: [{ FileName: 'a.pdf', FileType: 'pdf', SHA256: random.hex(64) }],
      Directionality: 'Outgoing',
      From: person.upn,
      InternetMessageId: message.internetMessageId,
      MessageTime: creationTime,
      NetworkMessageId: random.guid(),
      Recipients: [random.pick(world.partners)],
      Subject: message.subject,
    },
  };
}
