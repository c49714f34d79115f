import { randomUUID } from 'node:crypto';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
} from '@azure/core-rest-pipeline';
import type { TableClient } from '@azure/data-tables';
import type { StoreOptions } from './tableStore';
import { type RowChange, transactionBody } from './transactionBody';
import { transactionEtags } from './transactionEtags';

// The version that @azure/data-tables 13 speaks.
const SERVICE_VERSION = '2019-02-02';

let sharedHttpClient: HttpClient | undefined;

/**
 * Sends one entity group transaction through the table client's own pipeline, which signs it: rows of one partition, all or nothing.
 * @returns etags, in the order sent
 * @throws as transactionEtags does; RestError where no answer came
 */
export async function submitTransaction(
  client: TableClient,
  changes: readonly RowChange[],
  { abortSignal }: StoreOptions,
): Promise<string[]> {
  const id = randomUUID();
  // The client's address may carry a shared access signature as its query.
  const account = new URL(client.url);
  const base = `${account.origin}${account.pathname.replace(/\/$/, '')}`;
  const request = createPipelineRequest({
    url: `${base}/$batch${account.search}`,
    method: 'POST',
    body: transactionBody(changes, { tableUrl: `${base}/${client.tableName}`, id }),
    headers: createHttpHeaders({
      Accept: 'application/json',
      'x-ms-version': SERVICE_VERSION,
      DataServiceVersion: '3.0;',
      MaxDataServiceVersion: '3.0;NetFx',
      'Content-Type': `multipart/mixed; boundary=batch_${id}`,
    }),
    // Whether a connection string without https may be used is the settings' decision.
    allowInsecureConnection: true,
    ...(abortSignal && { abortSignal }),
  });
  sharedHttpClient ??= createDefaultHttpClient();
  const { status, bodyAsText, headers } = await client.pipeline.sendRequest(sharedHttpClient, request);
  const reply = { status, body: bodyAsText ?? '', errorCode: headers.get('x-ms-error-code') };
  return transactionEtags(reply, changes.length);
}
