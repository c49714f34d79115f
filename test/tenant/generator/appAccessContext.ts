import { clientApps } from './clientApps';
import type { RecordFields, Scene } from './scene';

/** The application context of newer records: full, with an empty id, or `{}`. */
export function appAccessContext({ random, sessionId, creationTime }: Scene): RecordFields {
  const draw = random.next();
  if (draw < 0.6) return {};
  if (draw < 0.65) return { AppAccessContext: {} };
  if (draw < 0.7) return { AppAccessContext: { APIId: '' } };
  return {
    AppAccessContext: {
      AADSessionId: sessionId,
      APIId: '00000003-0000-0000-c000-000000000000',
      ClientAppId: clientApps.graph,
      ClientAppName: 'Graph mail export',
      CorrelationId: random.guid(),
      IssuedAtTime: creationTime,
      UniqueTokenId: Buffer.from(random.hex(32), 'hex').toString('base64url'),
    },
  };
}
