import type { TableClient } from '@azure/data-tables';
import { sendSigned } from './sendSigned';
import type { StoreOptions } from './tableStore';
import { transactionEtags } from './transactionEtags';
import type { TransactionRequest } from './transactionRequest';

/**
 * Sends one entity group transaction through the table client's own pipeline, which signs it: rows of one partition, all or nothing.
 * @returns etags, in the order sent
 * @throws as transactionEtags does; RestError where no answer came
 */
export async function submitTransaction(
  client: TableClient,
  { rows, ...request }: TransactionRequest,
  options: StoreOptions,
): Promise<string[]> {
  const { status, bodyAsText, headers } = await sendSigned(client, request, options);
  const reply = { status, body: bodyAsText ?? '', errorCode: headers.get('x-ms-error-code') };
  return transactionEtags(reply, rows);
}
