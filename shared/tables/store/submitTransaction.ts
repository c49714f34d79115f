import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { accountAddress } from './accountAddress';
import { sendSigned } from './sendSigned';
import type { StoreOptions } from './tableStore';
import { type RowChange, transactionBody } from './transactionBody';
import { transactionEtags } from './transactionEtags';

/**
 * Sends one entity group transaction through the table client's own pipeline, which signs it: rows of one partition, all or nothing.
 * @returns etags, in the order sent
 * @throws as transactionEtags does; RestError where no answer came
 */
export async function submitTransaction(
  client: TableClient,
  changes: readonly RowChange[],
  options: StoreOptions,
): Promise<string[]> {
  const id = randomUUID();
  const { base, signature } = accountAddress(client);
  const request = {
    url: `${base}/$batch${signature}`,
    method: 'POST',
    body: transactionBody(changes, { tableUrl: `${base}/${client.tableName}`, id }),
    headers: {
      Accept: 'application/json',
      DataServiceVersion: '3.0;',
      MaxDataServiceVersion: '3.0;NetFx',
      'Content-Type': `multipart/mixed; boundary=batch_${id}`,
    },
  } as const;
  const { status, bodyAsText, headers } = await sendSigned(client, request, options);
  const reply = { status, body: bodyAsText ?? '', errorCode: headers.get('x-ms-error-code') };
  return transactionEtags(reply, changes.length);
}
