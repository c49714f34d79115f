import { commonFields } from './commonFields';
import type { RecordFields, Scene } from './scene';

/** Outlook on the web fetched a token, RecordType 275: made from the schema page, as no public sample exists. */
export function owaAuthRecord(scene: Scene): RecordFields {
  const { random, person } = scene;
  return {
    ...commonFields(scene, {
      operation: 'OWAGetAccessTokenForResource',
      recordType: 275,
      resultStatus: 'Succeeded',
    }),
    ClientIP: person.homeAddress,
    UserId: person.upn,
    ResourceURL: 'https://graph.microsoft.com/',
    UniqueTokenIdentifier: Buffer.from(random.hex(32), 'hex').toString('base64url'),
  };
}
