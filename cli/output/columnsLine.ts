import type { StoredRow } from '../../shared/tables/store/tableStore';
import { jsonLine } from './jsonLine';

/** A row's columns as one line of JSON Lines: times as ISO 8601, big integers with all digits, bytes as base64. */
export function columnsLine(row: StoredRow, options: { isTerminal: boolean }): string {
  const { partitionKey, rowKey, timestamp, etag: _etag, 'odata.metadata': _metadata, ...columns } = row;
  const named = { PartitionKey: partitionKey, RowKey: rowKey, ...columns, Timestamp: timestamp };
  const line = JSON.stringify(named, (_name, value: unknown) => {
    if (typeof value === 'bigint') return JSON.rawJSON(String(value));
    return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  });
  return jsonLine(line, options);
}
