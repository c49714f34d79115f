import { clientAddress } from './clientAddress';
import { columnTraits, int32 } from './columnTypes';
import { enumName } from './enumNames';
import type { RecordDetails } from './recordDetails';
import { recordTypeName } from './recordTypes';
import type { TableColumn } from './tableColumn';
import type { RecordFields } from './trimmedFields';

/**
 * Columns that no record has but that people search by: the type's and the user type's name, the bare client
 * address, and for mail the kind of access, whether auditing was throttled, the number of messages and the subject
 * of an encrypted mail. What cannot be known is absent: no IsThrottled is not the same as false.
 */
export function derivedColumns(
  recordType: number,
  fields: RecordFields,
  details: RecordDetails,
): Record<string, TableColumn> {
  const columns: Record<string, TableColumn> = { RecordTypeName: recordTypeName(recordType) };
  const userTypeNumber = columnTraits.get(int32)?.toColumn(fields.UserType);
  const userType = typeof userTypeNumber === 'number' ? enumName('UserType', userTypeNumber) : undefined;
  if (userType !== undefined) columns.UserTypeName = userType;
  const address = firstAddress(fields.ClientIP, fields.ClientIPAddress, fields.ActorIP);
  if (address !== undefined) columns.ClientAddress = address;

  for (const { Name: name, Value: value } of details.OperationProperties ?? []) {
    if (value === undefined) continue;
    if (name === 'MailSubject' && recordType === 154) columns.MailSubject = value.toWellFormed();
    if (name === 'MailAccessType') columns.MailAccessType = value.toWellFormed();
    const isThrottled = value.trim().toLowerCase();
    if (name === 'IsThrottled' && /^(true|false)$/.test(isThrottled))
      columns.IsThrottled = isThrottled === 'true';
  }
  const messageCount = recordType === 2 || recordType === 50 ? countMessages(details) : undefined;
  if (messageCount !== undefined) columns.MessageCount = messageCount;
  return columns;
}

function firstAddress(...spelled: unknown[]): string | undefined {
  for (const value of spelled) {
    const address = typeof value === 'string' ? clientAddress(value) : undefined;
    if (address) return address.text;
  }
  return undefined;
}

/** On records about a folder (Sync, ModifyFolderPermissions) Item is the folder, which has none of these fields. */
function countMessages({ Folders, Messages, Item }: RecordDetails): number | undefined {
  if (Folders || Messages) {
    const inFolders = Folders?.reduce((sum, folder) => sum + (folder.FolderItems?.length ?? 0), 0) ?? 0;
    return (
      Messages?.reduce((sum, message) => sum + (message.MessageItems?.length ?? 0), inFolders) ?? inFolders
    );
  }
  const isMessage =
    Item?.InternetMessageId !== undefined || Item?.Subject !== undefined || Item?.SizeInBytes !== undefined;
  return isMessage ? 1 : undefined;
}
