import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { accountAddress } from './accountAddress';
import type { OwnRequest } from './sendSigned';
import { type RowChange, transactionBody } from './transactionBody';

/** A transaction ready to be sent, once or again. */
export interface TransactionRequest extends OwnRequest {
  readonly body: Buffer;
  /** Number of rows in it. */
  readonly rows: number;
  /** How often it was sent. */
  tries: number;
}

/**
 * Puts an entity group transaction together for the table of a client.
 * @param place gives so many bytes for its body
 */
export function transactionRequest(
  client: TableClient,
  changes: readonly RowChange[],
  place: (bytes: number) => Buffer,
): TransactionRequest {
  const id = randomUUID();
  const { base, signature } = accountAddress(client);
  return {
    url: `${base}/$batch${signature}`,
    method: 'POST',
    body: transactionBody(changes, { tableUrl: `${base}/${client.tableName}`, id }, place),
    headers: {
      Accept: 'application/json',
      DataServiceVersion: '3.0;',
      MaxDataServiceVersion: '3.0;NetFx',
      'Content-Type': `multipart/mixed; boundary=batch_${id}`,
    },
    rows: changes.length,
    tries: 0,
  };
}
