import { appAccessContext } from './appAccessContext';
import { commonFields } from './commonFields';
import { folderOf } from './folder';
import { mailboxFields } from './mailboxFields';
import { mailboxOwner } from './mailboxOwner';
import { messageOf } from './message';
import type { RecordFields, Scene } from './scene';
import type { Person } from './world';

/** Exchange item group, RecordType 3: several items moved or deleted at once. */
export function groupRecord(scene: Scene): RecordFields {
  const { world, random } = scene;
  const owner = mailboxOwner(scene);
  const operation = random.pick(['SoftDelete', 'HardDelete', 'MoveToDeletedItems', 'Move', 'Copy']);
  const moves = operation.startsWith('Move') || operation === 'Copy';
  const crosses = moves && random.chance(0.1);
  const target = crosses ? random.pick(world.people) : owner;
  const folder = folderOf(world, owner, random.integer(9));
  return {
    ...appAccessContext(scene),
    ...commonFields(scene, {
      operation,
      recordType: 3,
      resultStatus: random.chance(0.9) ? 'Succeeded' : 'PartiallySucceeded',
    }),
    ...mailboxFields(scene, { owner, hasClientIp: true }),
    ...(random.chance(0.1) ? { ActorInfoString: 'OUTLOOK.EXE/16.0.10417.20051' } : {}),
    AffectedItems: Array.from({ length: 1 + random.integer(4) }, () => affectedItem(scene, owner, folder)),
    CrossMailboxOperation: crosses,
    ...(crosses
      ? {
          DestMailboxGuid: target.mailboxGuid,
          DestMailboxId: target.mailboxGuid,
          DestMailboxOwnerUPN: target.upn,
          DestMailboxOwnerSid: target.sid,
        }
      : {}),
    ...(moves ? { DestFolder: folderOf(world, target, 5) } : {}),
    Folder: folder,
    ...(random.chance(0.1) ? { AssociatedAdminUnits: [random.guid()] } : {}),
  };
}

function affectedItem({ world, random }: Scene, owner: Person, folder: unknown): RecordFields {
  const message = messageOf(world, owner, random.integer(500));
  return {
    ...(message.attachments === undefined ? {} : { Attachments: message.attachments }),
    Id: message.id,
    ...(random.chance(0.95) ? { InternetMessageId: message.internetMessageId } : {}),
    ParentFolder: folder,
    ...(random.chance(0.85) ? { Subject: message.subject } : {}),
  };
}
