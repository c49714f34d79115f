import { appAccessContext } from './appAccessContext';
import { commonFields } from './commonFields';
import { folderOf } from './folder';
import { mailboxFields } from './mailboxFields';
import { mailboxOwner } from './mailboxOwner';
import { messageOf } from './message';
import type { RecordFields, Scene } from './scene';
import type { Person } from './world';

/** Exchange item, RecordType 2: one item created, sent, changed, or a folder's rights or rules. */
export function itemRecord(scene: Scene): RecordFields {
  const { random } = scene;
  const owner = mailboxOwner(scene);
  const operation = random.pick([
    'Create',
    'Send',
    'Update',
    'SendAs',
    'UpdateInboxRules',
    'ModifyFolderPermissions',
    'MailboxLogin',
  ]);
  return {
    ...appAccessContext(scene),
    ...commonFields(scene, {
      operation,
      recordType: 2,
      resultStatus: random.chance(0.97) ? 'Succeeded' : 'Failed',
    }),
    ...mailboxFields(scene, { owner, hasClientIp: true }),
    ...detailsOf(operation, scene, owner),
  };
}

function detailsOf(operation: string, scene: Scene, owner: Person): RecordFields {
  const { world, random } = scene;
  if (operation === 'UpdateInboxRules') return inboxRule(scene, owner);
  if (operation === 'ModifyFolderPermissions') return folderPermissions(scene, owner);
  if (operation === 'MailboxLogin') return {};
  const folder = folderOf(world, owner, random.integer(10));
  const message = messageOf(world, owner, random.integer(500));
  return {
    ...(operation === 'Update'
      ? { ModifiedProperties: ['ItemProperty', 'RecipientCollection', 'IsRead'] }
      : {}),
    ...(operation === 'SendAs'
      ? { SendAsUserMailboxGuid: owner.mailboxGuid, SendAsUserSmtp: owner.upn }
      : {}),
    ...(operation === 'Send' ? { SaveToSentItems: true } : {}),
    Item: {
      ...(message.attachments === undefined ? {} : { Attachments: message.attachments }),
      Id: random.chance(0.02) ? 'Unknown' : message.id,
      ...(random.chance(0.3)
        ? { ImmutableId: random.chance(0.1) ? 'ErrorDuringIdConversion' : message.immutableId }
        : {}),
      InternetMessageId: message.internetMessageId,
      IsRecord: false,
      ...(random.chance(0.9) ? { ParentFolder: folder } : {}),
      SizeInBytes: message.sizeBytes,
      Subject: message.subject,
    },
  };
}

/** RuleId is a signed 64-bit number as text, an entry may lack its Value, RuleActions is JSON in text. */
function inboxRule({ world, random }: Scene, owner: Person): RecordFields {
  const folder = folderOf(world, owner, 0);
  const actions = [
    { ActionType: 'Forward', Recipients: [random.pick(world.partners)], ForwardFlags: 'None' },
  ];
  return {
    OperationProperties: [
      { Name: 'RuleOperation', Value: 'ModifyMailboxRule' },
      { Name: 'RuleId', Value: `-${7 + random.integer(2)}${random.hex(17).replace(/\D/g, '7')}` },
      { Name: 'RuleState', Value: 'Enabled, ExitAfterExecution' },
      { Name: 'RuleCondition', Value: '{(Exists(ItemClass) AND (SubjectProperty Contains "rechnung"))}' },
      { Name: 'RuleName' },
      { Name: 'RuleProvider', Value: 'RuleOrganizer' },
      { Name: 'RuleActions', Value: JSON.stringify(actions) },
    ],
    Item: { Id: folder.Id, ParentFolder: { ...folder, Name: folder.Path.slice(1) } },
  };
}

function folderPermissions({ world }: Scene, owner: Person): RecordFields {
  const folder = folderOf(world, owner, 7);
  return {
    Item: {
      Id: folder.Id,
      ParentFolder: {
        ...folder,
        MemberRights: 'None',
        MemberSid: 'S-1-1-0',
        MemberUpn: 'Everyone',
        Name: 'Größe',
      },
    },
  };
}
