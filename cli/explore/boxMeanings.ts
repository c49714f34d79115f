import { clientAddress } from '../../shared/records/clientAddress';
import { recordTypeNumber } from '../../shared/records/recordTypes';

/** What the search box can be asked for. */
export const BOX_KINDS = [
  'record',
  'user',
  'mailbox',
  'recipient',
  'address',
  'message',
  'session',
  'app',
  'type',
  'operation',
  'text',
] as const;
export type BoxKind = (typeof BOX_KINDS)[number];

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MESSAGE_ID = /^<[^<>\s]+>$/;
const MAIL_ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;
const BLOCK = /^([^\s/]+)\/\d{1,3}$/;
const NAME = /^[A-Za-z*][\w*-]*$/;

/**
 * What somebody may mean who types this into the search box, the likeliest first; all of them can be asked for one after the other.
 * @returns empty for an empty text
 */
export function boxMeanings(typed: string): BoxKind[] {
  const text = typed.trim();
  if (text === '') return [];
  if (clientAddress(BLOCK.exec(text)?.[1] ?? text)) return ['address', 'text'];
  if (MESSAGE_ID.test(text)) return ['message', 'text'];
  if (GUID.test(text)) return ['record', 'session', 'mailbox', 'app', 'user', 'message', 'text'];
  // A bare InternetMessageId looks like a mail address.
  if (MAIL_ADDRESS.test(text)) return ['user', 'mailbox', 'recipient', 'message', 'text'];
  if (recordTypeNumber(text) !== undefined) return ['type', 'text'];
  if (NAME.test(text)) return ['operation', 'user', 'session', 'record', 'text'];
  return ['text', 'user', 'record'];
}
