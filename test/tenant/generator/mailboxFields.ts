import { clientAddress } from './clientAddress';
import { clientApps } from './clientApps';
import type { RecordFields, Scene } from './scene';
import type { Person } from './world';

interface Client {
  readonly info: string;
  readonly appId?: string;
  readonly process?: string;
  readonly version?: string;
}

const clients: readonly Client[] = [
  { info: 'Client=OWA;Action=ViaProxy', appId: clientApps.owa },
  {
    info: 'Client=OWA;Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36;',
    appId: clientApps.owa,
  },
  { info: 'Client=MSExchangeRPC', process: 'OUTLOOK.EXE', version: '16.0.17328.20550' },
  { info: 'Client=REST;Client=RESTSystem;;', appId: clientApps.graph },
  { info: 'Client=OutlookService;Outlook-iOS/2.0;', appId: clientApps.mobile },
];

/**
 * The fields that all mailbox records share.
 * @param owner whose mailbox it is; the acting person is the scene's
 */
export function mailboxFields(
  scene: Scene,
  { owner, hasClientIp }: { owner: Person; hasClientIp: boolean },
): RecordFields {
  const { world, random, person, sessionId } = scene;
  const client = random.pick(clients);
  const address = clientAddress(scene);
  const logonType = owner === person ? 0 : 2;
  return {
    // The two addresses of one record may differ, one IPv4 and the other IPv6.
    ...(hasClientIp ? { ClientIP: random.chance(0.05) ? person.officeAddress : address } : {}),
    UserId: person.upn,
    ...(client.appId === undefined ? {} : { AppId: client.appId }),
    ...(random.chance(0.4) ? { ClientAppId: clientApps.office } : {}),
    ClientIPAddress: address,
    ClientInfoString: client.info,
    ...(client.process === undefined
      ? {}
      : {
          ClientProcessName: client.process,
          ClientRequestId: `{${random.guid().toUpperCase()}}`,
          ClientVersion: client.version,
        }),
    ...(random.chance(0.2) ? { DeviceId: person.deviceId } : {}),
    ...externalAccess(scene),
    InternalLogonType: random.chance(0.1) ? 0 : logonType,
    LogonType: logonType,
    LogonUserSid: person.sid,
    MailboxGuid: owner.mailboxGuid,
    MailboxOwnerSid: owner.sid,
    MailboxOwnerUPN: owner.upn,
    OrganizationName: world.organizationName,
    OriginatingServer: `${owner.server} (15.20.4200.0${10 + random.integer(80)})\r\n`,
    ...(random.chance(0.7) ? { SessionId: random.chance(0.05) ? '' : sessionId } : {}),
    ...(random.chance(0.15)
      ? {
          TokenObjectId: person.objectId,
          TokenTenantId: world.tenantId,
          AuthType: 'Bearer',
          TokenType: 'V1AppActAs',
        }
      : {}),
  };
}

/** Mostly a boolean; sometimes text, and sometimes under a name with a trailing blank (vendors' samples). */
function externalAccess({ random }: Scene): RecordFields {
  const draw = random.next();
  if (draw < 0.01) return { 'ExternalAccess ': false };
  return { ExternalAccess: draw < 0.03 ? 'False' : false };
}
