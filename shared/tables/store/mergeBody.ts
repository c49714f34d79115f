import { rowJson } from './rowJson';
import type { TableRow } from './tableRow';
import { type BodyOptions, transactionFrame } from './transactionFrame';

const HEADERS = ['Content-Type: application/json', 'Accept: application/json', 'DataServiceVersion: 3.0'];

/** The body of a transaction that merges each row into the one that has its etag, as the client library would send it. */
export function mergeBody(
  rows: readonly (TableRow & { readonly etag: string })[],
  { tableUrl, id, place }: BodyOptions,
): Buffer {
  const frame = transactionFrame(id);
  const parts = rows.map(({ etag, ...row }) => {
    const requestLine = `PATCH ${tableUrl}${entityPath(row)} HTTP/1.1`;
    return frame.partHead(requestLine, [...HEADERS, `If-Match: ${etag}`]) + rowJson(row);
  });
  const text = frame.start + parts.join('') + frame.end;
  const body = place(Buffer.byteLength(text));
  body.write(text);
  return body;
}

function entityPath({ partitionKey, rowKey }: Pick<TableRow, 'partitionKey' | 'rowKey'>): string {
  return `(PartitionKey='${keyInPath(partitionKey)}',RowKey='${keyInPath(rowKey)}')`;
}

/** A quote is doubled first, then everything that an address cannot hold is escaped. */
function keyInPath(key: string): string {
  return encodeURIComponent(key.replaceAll("'", "''"));
}
