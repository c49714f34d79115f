import type { ReadMessage, SyncedFolder } from './accessSession';
import type { AccessedFolder, AccessedItem, MailAccess } from './mailAccess';

type Changeable<T> = { -readonly [Key in keyof T]: T[Key] };
type Message = Changeable<Omit<ReadMessage, 'session' | 'mailbox'>>;
type Folder = Changeable<Omit<SyncedFolder, 'session' | 'mailbox'>>;

/** A session while its records come in, in any order. */
export class GatheredSession {
  readonly messages = new Map<string, Message>();
  readonly folders = new Map<string, Folder>();
  /** Of the record that came first; all of it is the same in the others. */
  readonly access: MailAccess;
  first: Date;
  last: Date;
  records = 0;
  unnamedReads = 0;
  recordId: string;

  constructor(access: MailAccess) {
    // Without its folders, which are not the session's.
    this.access = { ...access, folders: [] };
    this.first = access.time;
    this.last = access.time;
    this.recordId = access.recordId;
  }

  add(access: MailAccess): void {
    this.records += 1;
    if (access.time < this.first) {
      this.first = access.time;
      this.recordId = access.recordId;
    }
    if (access.time > this.last) this.last = access.time;
    if (access.kind === 'sync') for (const folder of access.folders) this.#addFolder(folder, access);
    if (access.kind === 'sync' && access.folders.length === 0) this.#addFolder({}, access);
    let named = 0;
    for (const folder of access.folders) {
      for (const item of folder.items) if (this.#addItem(item, folder, access)) named += 1;
    }
    if (access.kind !== 'sync') this.unnamedReads += Math.max(0, access.reads - named);
  }

  #addFolder({ id, path }: Partial<AccessedFolder>, { time, recordId }: MailAccess): void {
    const key = id ?? path ?? '';
    const known = this.folders.get(key);
    if (!known) {
      const seen = { first: time, last: time, syncs: 1, recordId };
      this.folders.set(key, { folder: path, folderId: id, ...seen });
      return;
    }
    known.syncs += 1;
    known.folder ??= path;
    widen(known, time, recordId);
  }

  #addItem(item: AccessedItem, { path }: AccessedFolder, { time, recordId, kind }: MailAccess): boolean {
    const { messageId, itemId, subject, sizeInBytes } = item;
    const key = messageId ?? itemId;
    if (key === undefined) return false;
    const known = this.messages.get(key);
    if (!known) {
      const seen = { first: time, last: time, reads: 1, recordId };
      const what = kind === 'attachment' ? 'attachment' : 'message';
      this.messages.set(key, { kind: what, messageId, itemId, folder: path, subject, sizeInBytes, ...seen });
      return true;
    }
    known.reads += 1;
    known.subject ??= subject;
    known.sizeInBytes ??= sizeInBytes;
    known.itemId ??= itemId;
    known.folder ??= path;
    widen(known, time, recordId);
    return true;
  }
}

function widen(known: { first: Date; last: Date; recordId: string }, time: Date, recordId: string): void {
  if (time < known.first) known.first = time;
  if (time <= known.last) return;
  known.last = time;
  known.recordId = recordId;
}
