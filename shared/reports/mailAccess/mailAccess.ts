import { z } from 'zod';
import { aggregatedFolder } from '../../records/aggregatedFolder';
import { aggregatedMessage } from '../../records/aggregatedMessage';
import { appAccessContext } from '../../records/appAccessContext';
import { exchangeItem } from '../../records/exchangeItem';
import { nested, nestedBoolean, nestedList, nestedNumber, nestedText } from '../../records/nestedValue';
import { jsonColumn } from '../jsonColumn';

/** A message or attachment as an access names it. */
export interface AccessedItem {
  readonly messageId: string | undefined;
  /** The store's own id, which attachments have alone. */
  readonly itemId: string | undefined;
  readonly subject: string | undefined;
  readonly sizeInBytes: number | undefined;
}

/** A folder with what was read in it. */
export interface AccessedFolder {
  readonly id: string | undefined;
  readonly path: string | undefined;
  readonly items: readonly AccessedItem[];
}

/** One record about mail that was read (types 50 and 2). */
export interface MailAccess {
  readonly recordId: string;
  readonly time: Date;
  /** `bind`: single messages; `sync`: whole folders; `attachment`: attachments of messages. */
  readonly kind: 'bind' | 'sync' | 'attachment';
  readonly user: string;
  /** Its owner's UPN; where the record has none, its GUID. */
  readonly mailbox: string;
  readonly address: string | undefined;
  /** As the client described itself: `Client=OWA;Action=ViaProxy`. */
  readonly client: string;
  /** The application that acted for somebody, else the one that the record was made by. */
  readonly app: string | undefined;
  readonly appName: string | undefined;
  readonly session: string | undefined;
  readonly logonType: number | undefined;
  readonly isExternal: boolean;
  /** Undefined: the record does not say, as those since 2025 may not. */
  readonly isThrottled: boolean | undefined;
  readonly folders: readonly AccessedFolder[];
  /** How many reads the record stands for. */
  readonly reads: number;
}

/** Columns that an access is read from. */
export const MAIL_ACCESS_COLUMNS = [
  'Id',
  'CreationTime',
  'RecordType',
  'Operation',
  'UserId',
  'MailboxOwnerUPN',
  'MailboxGuid',
  'ClientAddress',
  'ClientInfoString',
  'AppId',
  'ClientAppId',
  'AppAccessContext',
  'SessionId',
  'LogonType',
  'ExternalAccess',
  'MailAccessType',
  'IsThrottled',
  'Folders',
  'Messages',
  'Item',
  'OperationCount',
  'OmittedColumns',
] as const;

const columns = z.object({
  Id: nestedText,
  CreationTime: z.date().optional().catch(undefined),
  Operation: nestedText,
  UserId: nestedText,
  MailboxOwnerUPN: nestedText,
  MailboxGuid: nestedText,
  ClientAddress: nestedText,
  ClientInfoString: nestedText,
  AppId: nestedText,
  ClientAppId: nestedText,
  // Documented as a collection, one object on the wire.
  AppAccessContext: jsonColumn(
    z.preprocess((value) => (Array.isArray(value) ? value[0] : value), nested(appAccessContext)),
  ),
  SessionId: nestedText,
  LogonType: nestedNumber,
  ExternalAccess: nestedBoolean,
  MailAccessType: nestedText,
  IsThrottled: nestedBoolean,
  Folders: jsonColumn(nestedList(aggregatedFolder)),
  Messages: jsonColumn(nestedList(aggregatedMessage)),
  Item: jsonColumn(nested(exchangeItem)),
  OperationCount: nestedNumber,
});
type Columns = z.infer<typeof columns>;

/**
 * Reads a stored row as an access to mail. Lenient as the records are: what a record does not say is undefined.
 * @returns undefined for other operations
 */
export function mailAccessOf(row: Readonly<Record<string, unknown>>): MailAccess | undefined {
  if (row.Operation !== 'MailItemsAccessed' && row.Operation !== 'AttachmentAccess') return undefined;
  const read = columns.parse(row);
  const kind = kindOf(read);
  const folders = foldersOf(read, kind);
  const { AppAccessContext: context } = read;
  return {
    recordId: read.Id ?? '',
    time: read.CreationTime ?? new Date(0),
    kind,
    user: given(read.UserId) ?? 'unknown',
    mailbox: given(read.MailboxOwnerUPN) ?? given(read.MailboxGuid) ?? 'unknown',
    address: given(read.ClientAddress),
    client: given(read.ClientInfoString) ?? '',
    app: given(context?.ClientAppId) ?? given(read.ClientAppId) ?? given(read.AppId),
    appName: given(context?.ClientAppName),
    session: given(read.SessionId) ?? given(context?.AADSessionId),
    logonType: read.LogonType,
    isExternal: read.ExternalAccess === true,
    isThrottled: read.IsThrottled,
    folders,
    reads: read.OperationCount ?? folders.reduce((sum, { items }) => sum + items.length, 0),
  };
}

function kindOf({ Operation, MailAccessType }: Columns): MailAccess['kind'] {
  if (Operation === 'AttachmentAccess') return 'attachment';
  return MailAccessType?.trim().toLowerCase() === 'sync' ? 'sync' : 'bind';
}

function foldersOf(
  { Folders = [], Messages = [], Item }: Columns,
  kind: MailAccess['kind'],
): AccessedFolder[] {
  const folders: AccessedFolder[] = Folders.map(({ Id, Path, FolderItems = [] }) => ({
    id: Id,
    path: Path,
    items: FolderItems.map((item) => itemOf(item)),
  }));
  for (const { Id, MessageItems = [] } of Messages) {
    const items = MessageItems.map(({ Id: itemId, SizeInBytes }) => itemOf({ Id: itemId, SizeInBytes }));
    folders.push({ id: Id, path: undefined, items });
  }
  if (!Item) return folders;
  // On Sync, Item is the folder itself.
  const isMessage = Item.InternetMessageId !== undefined;
  if (!isMessage && kind !== 'sync') return folders;
  const { ParentFolder: parent } = Item;
  const path = [parent?.Path, parent?.Name].find((text) => given(text) !== undefined);
  folders.push({ id: parent?.Id ?? Item.Id, path, items: isMessage ? [itemOf(Item)] : [] });
  return folders;
}

function itemOf(item: {
  InternetMessageId?: string | undefined;
  Id?: string | undefined;
  Subject?: string | undefined;
  SizeInBytes?: number | undefined;
}): AccessedItem {
  return {
    messageId: given(item.InternetMessageId),
    itemId: given(item.Id),
    subject: given(item.Subject),
    sizeInBytes: item.SizeInBytes,
  };
}

const PLACEHOLDER = /^(unknown|not available|[0{}-]*)$/i;

/** A value that says something: neither empty nor one of the service's stand-ins. */
function given(value: string | undefined): string | undefined {
  const bare = value?.trim();
  return bare === undefined || PLACEHOLDER.test(bare) ? undefined : bare;
}
