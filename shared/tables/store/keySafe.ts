import { createHash } from 'node:crypto';

const LONGEST_AS_IS = 200;
// Refused by the service (understanding-the-table-service-data-model) or, for '%' and the two non-characters, by clients on the way.
const FORBIDDEN = /[/\\#?%\u0000-\u001f\u007f-\u009f\ufffe\uffff]/;
const LOOKS_LIKE_OUR_SUFFIX = /~[0-9a-f]+$/i;

/**
 * Makes any text fit into a PartitionKey or RowKey, one to one: two different texts never give the same key part.
 *
 * - as it is, where it has at most 200 UTF-16 units, nothing that a key cannot hold, does not begin with `=` and does not end
 *   like a suffix of ours (`~` and hex digits: variants and continuation rows);
 * - else `=` followed by the text in which each such unit, each `=` and each `~` is written `=` and its four hex digits;
 * - over 200 units (either form): `=sha256-` and the 64 hex digits of the SHA-256 of its UTF-16 units.
 *
 * @param text any text, lone surrogates included
 * @param separators further characters to be kept out of the key part, such as `|`
 */
export function keySafe(text: string, { separators = '' }: { separators?: string } = {}): string {
  if (text.length <= LONGEST_AS_IS) {
    if (!needsEscape(text, separators)) return text;
    const escaped = `=${escapeUnits(text, separators)}`;
    if (escaped.length <= LONGEST_AS_IS) return escaped;
  }
  return `=sha256-${createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex')}`;
}

function needsEscape(text: string, separators: string): boolean {
  if (FORBIDDEN.test(text) || text.startsWith('=') || LOOKS_LIKE_OUR_SUFFIX.test(text)) return true;
  if (!text.isWellFormed()) return true;
  for (const separator of separators) if (text.includes(separator)) return true;
  return false;
}

function escapeUnits(text: string, separators: string): string {
  let escaped = '';
  for (const character of text) {
    const mustEscape =
      FORBIDDEN.test(character) ||
      character === '=' ||
      character === '~' ||
      separators.includes(character) ||
      !character.isWellFormed();
    escaped += mustEscape ? `=${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character;
  }
  return escaped;
}
