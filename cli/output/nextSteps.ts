import type { RecordQuery } from '../../shared/query/recordQuery';

const COMMAND = 'npm run --silent audit --';
// What `report mail-access` can be asked by, too.
const REPORT_KEYS = ['user', 'mailbox', 'address', 'session', 'app'] as const;
const NEEDS_NO_QUOTES = /^[\w@.:/+-]+$/;

/**
 * Where a table of records leads on to, for a person.
 * @param operations of the records that it shows
 */
export function nextSteps(query: RecordQuery, operations: ReadonlySet<unknown>): string[] {
  const lines = [`What a record says: ${COMMAND} show ID`];
  const keys = REPORT_KEYS.flatMap((key) => {
    const value = query[key];
    return value === undefined ? [] : [`--${key} ${quoted(value)}`];
  });
  if (!operations.has('MailItemsAccessed') || keys.length === 0) return lines;
  const { from, to } = query;
  const span = [from && `--from ${from.toISOString()}`, to && `--to ${to.toISOString()}`].filter(Boolean);
  const report = [COMMAND, 'report mail-access', ...keys, ...span].join(' ');
  return [...lines, `Which messages were read, and what of it cannot be known: ${report}`];
}

function quoted(value: string): string {
  return NEEDS_NO_QUOTES.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
