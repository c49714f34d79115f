/**
 * Key of a row that goes on with the text of a head row: `{RowKey}~{first 16 hex of the text's SHA-256}~01`, `~02`, ...
 * @param part counted from 1
 */
export function continuationRowKey(rowKey: string, sha256: string, part: number): string {
  return `${rowKey}~${sha256.slice(0, 16)}~${String(part).padStart(2, '0')}`;
}

/** How the row key of a continuation row ends. */
export const CONTINUATION_ROW_KEY = /~[0-9a-f]{16}~\d{2,}$/;
