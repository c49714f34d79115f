import type { StoredRow } from '../../../shared/tables/store/tableStore';
import { count } from '../count';
import { folderRightsStory } from './folderRightsStory';
import { inboxRuleStory } from './inboxRuleStory';
import { failureOf, mailboxOf, type StoryFields, storyFields, textOf, userOf } from './storyFields';

/** What happened to items, and what a person should know of it. */
const VERBS = new Map<string, readonly [verb: string, note?: string]>([
  ['Create', ['created']],
  ['Update', ['changed']],
  ['Copy', ['copied']],
  ['Move', ['moved']],
  ['MoveToDeletedItems', ['moved to Deleted Items']],
  ['SoftDelete', ['deleted', ' It can be recovered until the retention of deleted items ends.']],
  ['HardDelete', ['deleted for good', ' The owner cannot recover it.']],
  ['RecordDelete', ['deleted a record:']],
  ['ApplyRecord', ['declared as a record:']],
  ['MessageBind', ['opened']],
  ['FolderBind', ['opened a folder:']],
]);
const SENT = new Map([
  ['Send', ''],
  ['SendAs', ' as'],
  ['SendOnBehalf', ' on behalf of'],
]);

/**
 * The story of an action in a mailbox (types 2 and 3).
 * @returns undefined where the operation is not known
 */
export function itemStory(row: StoredRow): string | undefined {
  const operation = textOf(row.Operation) ?? '';
  const fields = storyFields(row);
  const isFailed = failureOf(row) !== '';
  if (operation === 'MailboxLogin')
    return `${userOf(row)} ${isFailed ? 'tried in vain to sign' : 'signed'} in to ${mailboxOf(row)}.`;
  if (operation === 'UpdateInboxRules') return inboxRuleStory(row, fields);
  if (operation.endsWith('FolderPermissions') || operation === 'UpdateCalendarDelegation')
    return folderRightsStory(row, fields);
  if (operation.startsWith('SearchQueryInitiated'))
    return `${userOf(row)} searched ${mailboxOf(row)}.${failureOf(row)}`;
  const sent = SENT.get(operation);
  if (sent !== undefined) return sendStory(row, fields, sent);
  const [verb, note = ''] = VERBS.get(operation) ?? [];
  if (verb === undefined) return undefined;
  const failed = failureOf(row);
  return `${userOf(row)} ${verb} ${itemsOf(fields)}${placeOf(fields)} in ${mailboxOf(row)}.${failed || note}`;
}

function sendStory(row: StoredRow, { Item: item }: StoryFields, how: string): string {
  const other =
    textOf(row.SendAsUserSmtp) ?? textOf(row.SendOnBehalfOfUserSmtp) ?? textOf(row.MailboxOwnerUPN);
  const sender = how === '' ? ` from ${mailboxOf(row)}` : `${how} ${other ?? 'somebody else'}`;
  const attached = item?.Attachments ? `, with ${item.Attachments}` : '';
  return `${userOf(row)} sent ${subjectOf(item?.Subject)}${sender}${attached}.${failureOf(row)}`;
}

function itemsOf({ Item: item, AffectedItems: items }: StoryFields): string {
  const [only, second] = items ?? (item ? [item] : []);
  if (only && second) return count(items?.length ?? 0, 'item');
  return subjectOf(only?.Subject);
}

function subjectOf(subject: string | undefined): string {
  return subject ? `"${subject}"` : 'an item';
}

function placeOf({
  Item: item,
  AffectedItems: items,
  Folder: folder,
  DestFolder: target,
}: StoryFields): string {
  const from = folder?.Path ?? item?.ParentFolder?.Path ?? items?.[0]?.ParentFolder?.Path;
  if (target?.Path) return `${from ? ` from ${from}` : ''} to ${target.Path}`;
  return from ? ` (${from})` : '';
}
