import { appAccessContext } from './appAccessContext';
import { commonFields } from './commonFields';
import { folderOf } from './folder';
import { mailboxFields } from './mailboxFields';
import { mailboxOwner } from './mailboxOwner';
import type { Message } from './message';
import { messageOf } from './message';
import type { RecordFields, Scene } from './scene';
import type { Person } from './world';

/** Exchange aggregated, RecordType 50: MailItemsAccessed by Bind (also throttled), or AttachmentAccess. */
export function aggregatedRecord(scene: Scene): RecordFields {
  const { random } = scene;
  const owner = mailboxOwner(scene);
  const details = random.chance(0.9) ? mailItemsAccessed(scene, owner) : attachmentAccess(scene, owner);
  const { operation, ...fields } = details;
  return {
    ...appAccessContext(scene),
    ...commonFields(scene, { operation, recordType: 50, resultStatus: 'Succeeded' }),
    // Records of this type never have a ClientIP.
    ...mailboxFields(scene, { owner, hasClientIp: false }),
    ...fields,
  };
}

function mailItemsAccessed(scene: Scene, owner: Person): { operation: string } & RecordFields {
  const { world, random } = scene;
  const throttled = random.chance(0.02);
  const folders = Array.from({ length: random.chance(0.85) ? 1 : 1 + random.integer(3) }, () => {
    const items = Array.from({ length: 1 + random.integer(4) }, () =>
      folderItem(scene, messageOf(world, owner, random.integer(500))),
    );
    const { Id, Path } = folderOf(world, owner, random.integer(9));
    return { FolderItems: items, Id, Path };
  });
  return {
    operation: 'MailItemsAccessed',
    OperationProperties: [
      { Name: 'MailAccessType', Value: 'Bind' },
      ...(random.chance(0.9) ? [{ Name: 'IsThrottled', Value: throttled ? 'True' : 'False' }] : []),
    ],
    Folders: folders,
    OperationCount: folders.reduce((count, { FolderItems }) => count + FolderItems.length, 0),
  };
}

function folderItem({ random }: Scene, message: Message): RecordFields {
  return {
    ...(random.chance(0.3) ? { ClientRequestId: random.guid() } : {}),
    ...(random.chance(0.6) ? { Id: message.id, ImmutableId: message.immutableId } : {}),
    InternetMessageId: message.internetMessageId,
    ...(random.chance(0.1) ? { Sensitivity: 'defa4170-0d19-0005-0004-bc88714345d2' } : {}),
    ...(random.chance(0.7) ? { SizeInBytes: message.sizeBytes } : {}),
    ...(random.chance(0.05) ? { Subject: message.subject } : {}),
  };
}

function attachmentAccess(scene: Scene, owner: Person): { operation: string } & RecordFields {
  const { world, random } = scene;
  const messages = Array.from({ length: 1 + random.integer(2) }, () => {
    const { id } = messageOf(world, owner, random.integer(500));
    const items = Array.from({ length: 1 + random.integer(3) }, (_, index) => ({
      Id: `${id.slice(0, 20)}AAA${index}`,
      SizeInBytes: 1000 + random.integer(2_000_000),
    }));
    return { Id: id, Path: 'Messages', MessageItems: items };
  });
  return {
    operation: 'AttachmentAccess',
    ActorInfoString: 'Client=REST;Client=RESTSystem;UserAgent=[NoUserAgent];',
    OperationProperties: [{ Name: 'AttachmentAccessType', Value: 'Bind' }],
    Messages: messages,
    OperationCount: messages.reduce((count, { MessageItems }) => count + MessageItems.length, 0),
  };
}
