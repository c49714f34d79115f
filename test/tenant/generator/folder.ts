import { createRandom } from '../random';
import { storeId } from './storeId';
import type { Person, World } from './world';

/** Paths in the languages of the mailboxes; some records have none. */
const paths = [
  '\\Inbox',
  '\\Inbox',
  '\\Inbox',
  '\\Sent Items',
  '\\Drafts',
  '\\Deleted Items',
  '\\Boîte de réception',
  '\\Inbox\\Projekte\\Größe',
  '\\Recoverable Items\\Deletions',
  'Not Available',
];

/** A folder as records show it. */
export interface Folder {
  readonly Id: string;
  readonly Path: string;
}

/** @param number which folder of the mailbox */
export function folderOf(world: World, person: Person, number: number): Folder {
  const index = number % paths.length;
  const id = storeId('LgAAAAD', createRandom(world.seed, 'folder', person.index, index).hex(36));
  return { Id: id, Path: paths[index] ?? '\\Inbox' };
}
