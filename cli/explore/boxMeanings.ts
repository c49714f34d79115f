import { lookupRange } from '../../shared/query/lookupRange';
import { knownOperations } from '../../shared/records/knownOperations';
import type { LookupKind } from '../../shared/records/lookup';
import { recordTypeNumber } from '../../shared/records/recordTypes';
import { closestName } from '../closestName';

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

// A user that the index does not have is compared as a column.
const LOOKUPS: readonly LookupKind[] = ['mailbox', 'recipient', 'address', 'message', 'session', 'app'];

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MESSAGE_ID = /^<[^<>\s]+>$/;
const MAIL_ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;
const NAME = /^[A-Za-z*][\w*-]*$/;

/**
 * What somebody may mean who types this into the search box, the likeliest first; all of them can be asked for one after the other.
 * @returns empty for an empty text
 */
export function boxMeanings(typed: string): BoxKind[] {
  const text = typed.trim();
  return likelyMeanings(text).filter((kind) => canBeFound(kind, text));
}

/** Whether records can be found by it: nobody is found by `Unknown`. */
export function canBeFound(kind: BoxKind, text: string): boolean {
  return !isLookup(kind) || lookupRange(kind, text) !== undefined;
}

function isLookup(kind: BoxKind): kind is LookupKind & BoxKind {
  return LOOKUPS.some((lookup) => lookup === kind);
}

function likelyMeanings(text: string): BoxKind[] {
  if (text === '') return [];
  if (lookupRange('address', text)) return ['address', 'text'];
  if (MESSAGE_ID.test(text)) return ['message', 'text'];
  if (GUID.test(text)) return ['record', 'session', 'mailbox', 'app', 'user', 'message', 'text'];
  // A bare InternetMessageId looks like a mail address.
  if (MAIL_ADDRESS.test(text)) return ['user', 'mailbox', 'recipient', 'message', 'text'];
  if (recordTypeNumber(text) !== undefined) return ['type', 'text'];
  if (NAME.test(text)) {
    return isLikeOperation(text)
      ? ['operation', 'user', 'session', 'record', 'text']
      : // The index answers at once; operations have to be looked for.
        ['user', 'session', 'record', 'operation', 'text'];
  }
  return ['text', 'user', 'record'];
}

function isLikeOperation(text: string): boolean {
  return /[-*]/.test(text) || closestName(text, knownOperations) !== undefined;
}
