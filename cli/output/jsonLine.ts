import type { StoredRow } from '../../shared/tables/store/tableStore';
import { terminalSafe } from './terminalSafe';

/**
 * A record's received text as one line of JSON Lines. Raw line breaks stand only between the tokens of a JSON text, never inside its
 * strings, so taking them out changes nothing that the text says.
 * @param options.isTerminal writes what a terminal could obey as JSON escapes; elsewhere the text stays as it came
 */
export function jsonLine(text: string, { isTerminal }: { isTerminal: boolean }): string {
  const line = text.replace(/[\r\n]+/g, '');
  return `${isTerminal ? terminalSafeJson(line) : line}\n`;
}

/** A row's columns as one line of JSON Lines: times as ISO 8601, big integers with all digits, bytes as base64. */
export function columnsLine(row: StoredRow, { isTerminal }: { isTerminal: boolean }): string {
  const { partitionKey, rowKey, timestamp, etag: _etag, 'odata.metadata': _metadata, ...columns } = row;
  const named = { PartitionKey: partitionKey, RowKey: rowKey, ...columns, Timestamp: timestamp };
  const line = JSON.stringify(named, (_name, value: unknown) => {
    if (typeof value === 'bigint') return JSON.rawJSON(String(value));
    return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  });
  return jsonLine(line, { isTerminal });
}

/** An object as indented JSON; what is not known is null rather than left out. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_name, part: unknown) => (part === undefined ? null : part), 2)}\n`;
}

/** A tab may stand between tokens, where an escape would not be JSON. */
function terminalSafeJson(line: string): string {
  return line.split('\t').map(terminalSafe).join(' ');
}
