import { commonFields } from './commonFields';
import { messageOf } from './message';
import type { RecordFields, Scene } from './scene';

/** A data loss rule matched a mail, RecordType 13: delivered through DLP.All, with the matched secret in clear text. */
export function dlpRecord(scene: Scene): RecordFields {
  const { world, random, person, creationTime } = scene;
  const message = messageOf(world, person, random.integer(500));
  const detection = { Name: '4111 1111 1111 1111', Value: 'card 4111 1111 1111 1111 expires soon' };
  return {
    ...commonFields(scene, { operation: 'DlpRuleMatch', recordType: 13 }),
    UserKey: person.objectId,
    ObjectId: message.internetMessageId,
    UserId: person.upn,
    IncidentId: random.guid(),
    PolicyDetails: [
      {
        PolicyId: random.guid(),
        PolicyName: 'Karten',
        Rules: [
          {
            Actions: ['NotifyUser', 'GenerateIncidentReport'],
            ConditionsMatched: {
              SensitiveInformation: [
                {
                  Confidence: 85,
                  Count: 1,
                  Location: 'Message Body',
                  SensitiveInformationDetections: { DetectedValues: [detection], ResultsTruncated: false },
                  SensitiveType: '50842eb7-edc8-4019-85dd-5a5c1f2bb085',
                  UniqueCount: 1,
                },
              ],
            },
            RuleId: random.guid(),
            RuleMode: 'Enable',
            RuleName: 'Kartennummern',
            Severity: 'Low',
          },
        ],
      },
    ],
    SensitiveInfoDetectionIsIncluded: true,
    ExchangeMetaData: {
      BCC: [],
      CC: [],
      FileSize: message.sizeBytes,
      From: person.upn,
      MessageID: message.internetMessageId,
      RecipientCount: 1,
      Sent: creationTime,
      Subject: message.subject,
      To: [random.pick(world.partners)],
      UniqueID: random.guid(),
    },
  };
}
