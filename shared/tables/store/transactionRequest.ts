import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { accountAddress } from './accountAddress';
import type { OwnRequest } from './sendSigned';
import type { BodyOptions } from './transactionFrame';

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
 * @param rows number of them in the body
 * @param place gives so many bytes for the body
 */
export function transactionRequest(
  client: TableClient,
  rows: number,
  place: BodyOptions['place'],
  body: (options: BodyOptions) => Buffer,
): TransactionRequest {
  const id = randomUUID();
  const { base, signature } = accountAddress(client);
  return {
    url: `${base}/$batch${signature}`,
    method: 'POST',
    body: body({ tableUrl: `${base}/${client.tableName}`, id, place }),
    headers: {
      Accept: 'application/json',
      DataServiceVersion: '3.0;',
      MaxDataServiceVersion: '3.0;NetFx',
      'Content-Type': `multipart/mixed; boundary=batch_${id}`,
    },
    rows,
    tries: 0,
  };
}
