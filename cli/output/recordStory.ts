import type { StoredRow } from '../../shared/tables/store/tableStore';
import { count } from './count';
import { cmdletStory } from './stories/cmdletStory';
import { dlpStory } from './stories/dlpStory';
import { itemStory } from './stories/itemStory';
import { labelStory } from './stories/labelStory';
import { mailboxOf, textOf, userOf } from './stories/storyFields';

/** A word for doing something, and for having done it. */
type Verb = readonly [infinitive: string, past: string];

// What the encrypted message portal records (schema page, "OME portal"; one of them is spelled in two ways).
const PORTAL_VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['MessageAccess', ['open', 'opened']],
  ['MessageForward', ['forward', 'forwarded']],
  ['AttachmentReview', ['look at', 'looked at']],
  ['AttachmentDownload', ['download', 'downloaded']],
  ['AuthenticationRequest', ['sign in for', 'signed in for']],
  ['AuthenticateRequest', ['sign in for', 'signed in for']],
]);

/**
 * What a record says, in one plain sentence. What it does not know of a record type it leaves at user and operation.
 * @param row a stored record with all of its columns
 */
export function recordStory(row: StoredRow): string {
  if (row.RecordType === 154) return portalStory(row);
  const operation = textOf(row.Operation);
  if (operation === 'MailItemsAccessed' && row.MailAccessType === 'Sync') return syncStory(row);
  if (operation === 'MailItemsAccessed') return accessStory(row);
  if (row.RecordType === 50 && operation === 'AttachmentAccess') {
    return `${userOf(row)} opened ${count(Number(row.MessageCount ?? 0), 'attachment')} in ${mailboxOf(row)}.`;
  }
  const story = storyOfType(row);
  if (story !== undefined) return story;
  const type = textOf(row.RecordTypeName) ?? `record type ${String(row.RecordType)}`;
  const result = textOf(row.ResultStatus);
  return `${userOf(row)} did ${operation ?? 'something'} (${type}${result ? `, result ${result}` : ''}).`;
}

function storyOfType(row: StoredRow): string | undefined {
  switch (row.RecordType) {
    case 1:
      return cmdletStory(row);
    case 2:
    case 3:
    case 50:
      return itemStory(row);
    case 13:
      return dlpStory(row);
    case 43:
      return labelStory(row);
    default:
      return undefined;
  }
}

/** The reader is the recipient; UserId is the sender, who did nothing. */
function portalStory(row: StoredRow): string {
  const operation = textOf(row.Operation) ?? '';
  const [infinitive, past] = PORTAL_VERBS.get(operation) ?? [`do ${operation} with`, `did ${operation} with`];
  const attachment = textOf(row.AttachmentName);
  const subject = textOf(row.MailSubject);
  const message = `the encrypted message${subject ? ` "${subject}"` : ''} from ${textOf(row.Sender) ?? userOf(row)}`;
  const object = attachment ? `the attachment "${attachment}" of ${message}` : message;
  const failed =
    row.OperationStatus === 1 || row.ResultStatus === 'Failure' || row.AuthenticationStatus === 1;
  const method = textOf(row.AuthenticationMethod);
  const how = method ? ` (sign-in by ${method}${row.AuthenticationStatus === 1 ? ' failed' : ''})` : '';
  const reader = textOf(row.Recipient) ?? 'Somebody';
  return failed
    ? `${reader} tried to ${infinitive} ${object}, without success${how}.`
    : `${reader} ${past} ${object}${how}.`;
}

function accessStory(row: StoredRow): string {
  const messages = row.MessageCount === undefined ? 'messages' : count(Number(row.MessageCount), 'message');
  const throttled =
    row.IsThrottled === true
      ? ' Microsoft then stopped recording this mailbox for up to 24 hours: more may have been read.'
      : '';
  return `${userOf(row)} read ${messages} in ${mailboxOf(row)}.${throttled}`;
}

function syncStory(row: StoredRow): string {
  return `${userOf(row)} synchronised a folder in ${mailboxOf(row)}: every message in it may have been read.`;
}
