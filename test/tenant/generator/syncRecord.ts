import { commonFields } from './commonFields';
import { folderOf } from './folder';
import { mailboxFields } from './mailboxFields';
import { mailboxOwner } from './mailboxOwner';
import type { RecordFields, Scene } from './scene';

/** A folder synchronised by Outlook: MailItemsAccessed as RecordType 2, where Item.Id is the folder's id. */
export function syncRecord(scene: Scene): RecordFields {
  const { world, random } = scene;
  const owner = mailboxOwner(scene);
  const folder = folderOf(world, owner, random.integer(10));
  return {
    ...commonFields(scene, { operation: 'MailItemsAccessed', recordType: 2, resultStatus: 'Succeeded' }),
    ...mailboxFields(scene, { owner, hasClientIp: true }),
    ClientInfoString: 'Client=MSExchangeRPC',
    ClientProcessName: 'OUTLOOK.EXE',
    ClientVersion: '16.0.13929.20206',
    OperationProperties: [
      { Name: 'MailAccessType', Value: 'Sync' },
      { Name: 'IsThrottled', Value: 'False' },
    ],
    Item: { Id: folder.Id, ParentFolder: { ...folder, Name: 'A TRAITER', Path: 'Not Available' } },
  };
}
