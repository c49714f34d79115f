import { z } from 'zod';
import { nameValuePair } from '../../records/nameValuePair';
import { nestedList, nestedNumber, nestedText } from '../../records/nestedValue';
import { jsonColumn } from '../jsonColumn';

/** What a reader did in the encrypted message portal (Microsoft's OMEPortal page). */
export type PortalAction =
  | 'signIn'
  | 'open'
  | 'viewAttachment'
  | 'downloadAttachment'
  | 'reply'
  | 'forward'
  /** Microsoft writes one operation for both, and nothing else tells. */
  | 'replyOrForward'
  | 'other';

/** One record of the portal (type 154). */
export interface PortalEvent {
  readonly recordId: string;
  readonly time: Date;
  readonly action: PortalAction;
  readonly operation: string;
  readonly hasFailed: boolean;
  /** The sign-in itself failed, not what came after it. */
  readonly hasSignInFailed: boolean;
  /** As Microsoft spells it: OTP, Google, Yahoo, Microsoft. */
  readonly method: string | undefined;
  readonly messageId: string | undefined;
  readonly subject: string | undefined;
  readonly sender: string | undefined;
  readonly recipient: string | undefined;
  readonly attachment: string | undefined;
  /** Addresses that the record names beside sender and recipient: to whom it was forwarded. */
  readonly targets: readonly string[];
  /** Further facts that the record names, such as the number of passcodes sent. */
  readonly details: readonly { readonly name: string; readonly value: string }[];
}

/** Columns that an event is read from. */
export const PORTAL_EVENT_COLUMNS = [
  'Id',
  'CreationTime',
  'RecordType',
  'Operation',
  'ResultStatus',
  'UserId',
  'Sender',
  'Recipient',
  'MessageId',
  'AuthenticationMethod',
  'AuthenticationStatus',
  'OperationStatus',
  'AttachmentName',
  'OperationProperties',
  'OmittedColumns',
] as const;

const columns = z.object({
  Id: nestedText,
  CreationTime: z.date().optional().catch(undefined),
  Operation: nestedText,
  ResultStatus: nestedText,
  UserId: nestedText,
  Sender: nestedText,
  Recipient: nestedText,
  MessageId: nestedText,
  AuthenticationMethod: nestedText,
  AuthenticationStatus: nestedNumber,
  OperationStatus: nestedNumber,
  AttachmentName: nestedText,
  OperationProperties: jsonColumn(nestedList(nameValuePair)),
});

const ACTIONS: Readonly<Record<string, PortalAction>> = {
  AuthenticateRequest: 'signIn',
  AuthenticationRequest: 'signIn',
  MessageAccess: 'open',
  AttachmentReview: 'viewAttachment',
  AttachmentDownload: 'downloadAttachment',
  MessageForward: 'replyOrForward',
};

/** Reads a stored row of type 154; what it does not say is undefined. */
export function portalEventOf(row: Readonly<Record<string, unknown>>): PortalEvent {
  const read = columns.parse(row);
  const properties = (read.OperationProperties ?? []).map(({ Name = '', Value = '' }) => ({
    name: Name,
    value: Value,
  }));
  const subject = properties.find(({ name }) => name === 'MailSubject')?.value;
  const details = properties.filter(({ name, value }) => name !== 'MailSubject' && value !== '');
  const own = [read.Sender, read.UserId, read.Recipient].map((text) => text?.trim().toLowerCase());
  const targets = details.flatMap(({ value }) => addressesIn(value));
  const known = ACTIONS[read.Operation ?? ''] ?? 'other';
  return {
    recordId: read.Id ?? '',
    time: read.CreationTime ?? new Date(0),
    action: known === 'replyOrForward' ? replyOrForward(subject) : known,
    operation: read.Operation ?? 'unknown',
    hasFailed:
      read.OperationStatus === 1 ||
      read.AuthenticationStatus === 1 ||
      /^fail/i.test(read.ResultStatus?.trim() ?? ''),
    hasSignInFailed: read.AuthenticationStatus === 1,
    method: read.AuthenticationMethod?.trim() || undefined,
    messageId: read.MessageId?.trim() || undefined,
    subject,
    sender: read.Sender?.trim() || read.UserId?.trim() || undefined,
    recipient: read.Recipient?.trim() || undefined,
    attachment: read.AttachmentName || undefined,
    targets: targets.filter((address) => !own.includes(address.toLowerCase())),
    details,
  };
}

// As mail clients begin the subject, in the languages that Outlook has for it.
const REPLY = /^\s*(re|aw|sv|antw|rif|res|odp|ynt|vs)\s*:/i;
const FORWARD = /^\s*(fwd?|wg|tr|rv|enc|vb|i|doorst|pd|ilt|vl)\s*:/i;

function replyOrForward(subject: string | undefined): PortalAction {
  if (REPLY.test(subject ?? '')) return 'reply';
  return FORWARD.test(subject ?? '') ? 'forward' : 'replyOrForward';
}

function addressesIn(text: string): string[] {
  return text.match(/[^\s@<>,;:"'()[\]{}]+@[^\s@<>,;:"'()[\]{}]+/g) ?? [];
}
