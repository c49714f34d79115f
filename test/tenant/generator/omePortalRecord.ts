import { commonFields } from './commonFields';
import { messageOf } from './message';
import type { RecordFields, Scene } from './scene';

/** Encrypted message portal, RecordType 154: every operation, way of signing in and failure. UserId is the sender, not the reader. */
export function omePortalRecord(scene: Scene): RecordFields {
  const { world, random, person } = scene;
  const operation = random.pick([
    'MessageAccess',
    'MessageForward',
    'AttachmentReview',
    'AttachmentDownload',
    'AuthenticationRequest',
    'AuthenticateRequest',
  ]);
  const message = messageOf(world, person, random.integer(500));
  const failed = random.chance(0.2);
  return {
    ...commonFields(scene, { operation, recordType: 154, resultStatus: failed ? 'Failure' : 'Success' }),
    UserKey: person.upn,
    UserId: person.upn,
    ...(operation.startsWith('Attachment')
      ? { AttachmentName: random.pick(['Form.docx', 'Übersicht 2026.pdf', 'a"b.xlsx']) }
      : {}),
    AuthenticationMethod: random.pick(['OTP', 'Google', 'Gmail', 'Yahoo', 'Microsoft']),
    AuthenticationStatus: failed && random.chance(0.5) ? 1 : 0,
    MessageId: message.internetMessageId,
    OperationProperties: [{ Name: 'MailSubject', Value: message.subject }],
    OperationStatus: failed ? 1 : 0,
    Recipient: random.pick(world.partners),
    Sender: person.upn,
  };
}
