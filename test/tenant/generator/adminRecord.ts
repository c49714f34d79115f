import { clientAddress, withPort } from './clientAddress';
import { clientApps } from './clientApps';
import { commonFields } from './commonFields';
import type { RecordFields, Scene } from './scene';

/** Exchange admin, RecordType 1: nine in ten by Microsoft's own service accounts, the rest by people. */
export function adminRecord(scene: Scene): RecordFields {
  return scene.random.chance(0.75) ? systemCmdlet(scene) : humanCmdlet(scene);
}

function systemCmdlet(scene: Scene): RecordFields {
  const { world, random, person } = scene;
  const actor = 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)';
  const identity = `EURPR04A009.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/${world.organizationName}/QuarantineOrgShard{${random.guid().toUpperCase()}}`;
  return {
    ...commonFields(scene, {
      operation: random.pick(['Set-Mailbox', 'Set-TransportConfig', 'Install-DefaultSharingPolicy']),
      recordType: 1,
      resultStatus: 'True',
      userType: 3,
    }),
    UserKey: actor,
    ObjectId: random.chance(0.1) ? '' : identity,
    UserId: actor,
    AppId: '',
    ClientAppId: '',
    ExternalAccess: true,
    OrganizationName: world.organizationName,
    OriginatingServer: `${person.server} (15.20.4129.032)`,
    Parameters: [
      { Name: 'Identity', Value: identity },
      { Name: 'RecoverableItemsQuota', Value: '30 GB (32,212,254,720 bytes)' },
      { Name: 'ProhibitSendQuota', Value: '99 GB (106,300,440,576 bytes)' },
      { Name: 'HiddenFromAddressListsEnabled', Value: 'True' },
      { Name: 'Arbitration', Value: 'True' },
      { Name: 'Comment', Value: '' },
    ],
  };
}

function humanCmdlet(scene: Scene): RecordFields {
  const { world, random, person, sessionId } = scene;
  const target = random.pick(world.people);
  const [operation, parameters] = random.pick<readonly [string, unknown]>([
    [
      'New-InboxRule',
      [
        { Name: 'Name', Value: '.' },
        { Name: 'ForwardTo', Value: random.pick(world.partners) },
        { Name: 'DeleteMessage', Value: 'True' },
      ],
    ],
    [
      'Add-MailboxPermission',
      [
        { Name: 'Identity', Value: target.upn },
        { Name: 'User', Value: person.upn },
        { Name: 'AccessRights', Value: 'FullAccess' },
      ],
    ],
    [
      'New-TransportRule',
      [
        { Name: 'Name', Value: 'Außenhinweis' },
        { Name: 'SentTo', Value: world.partners.slice(0, 4).join(';') },
      ],
    ],
    [
      'Get-QuarantineMessage',
      '-StartReceivedDate "4/25/2026 7:00:00 AM" -PageSize "100" -QuarantineTypes ("Bulk","Spam")',
    ],
  ]);
  return {
    ...commonFields(scene, {
      operation,
      recordType: 1,
      resultStatus: random.chance(0.9) ? 'True' : 'False',
      userType: 2,
    }),
    ClientIP: withPort(clientAddress(scene), 1024 + random.integer(60_000)),
    ObjectId: operation === 'New-InboxRule' ? `${world.organizationName}/${person.upn}\\.` : target.upn,
    UserId: person.upn,
    AppId: clientApps.owa,
    ClientAppId: '',
    ExternalAccess: false,
    OrganizationName: world.organizationName,
    OriginatingServer: `${person.server} (15.20.4042.018)`,
    Parameters: parameters,
    SessionId: random.chance(0.4) ? '' : sessionId,
  };
}
