import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { accountAddress } from './accountAddress';
import { entityRow, sentEntity } from './entityRow';
import { sendSigned } from './sendSigned';
import { serviceRefusal } from './serviceRefusal';
import type { StoredRow, StoreOptions } from './tableStore';

const FORMAT = 'application/json;odata=minimalmetadata';

const sentPage = z.object({ value: z.array(sentEntity) });

/** Where a query goes on: what the service said with the page before. */
export interface QueryPosition {
  readonly partitionKey: string;
  readonly rowKey: string | undefined;
}

/** One page of a query. */
export interface QueryPage {
  readonly rows: readonly StoredRow[];
  readonly next: QueryPosition | undefined;
}

/**
 * Asks for one page of a query through the table client's own pipeline, which signs it (query-entities).
 * @param asked.select columns; undefined: all
 * @throws RestError with the service's status and code; RestError where no answer came; ZodError where it is no page
 */
export async function queryPage(
  client: TableClient,
  asked: {
    readonly filter: string;
    readonly select: readonly string[] | undefined;
    readonly pageSize: number;
    readonly from: QueryPosition | undefined;
  },
  options: StoreOptions,
): Promise<QueryPage> {
  const headersSent = { Accept: FORMAT, DataServiceVersion: '3.0' };
  const request = { url: pageUrl(client, asked), method: 'GET', headers: headersSent } as const;
  const response = await sendSigned(client, request, options);
  const { status, bodyAsText, headers } = response;
  const body = bodyAsText ?? '';
  if (status !== 200)
    throw serviceRefusal(status, body, { errorCode: headers.get('x-ms-error-code'), what: 'The query' });
  // The client's pipeline has parsed it already.
  const parsed: unknown = 'parsedBody' in response ? response.parsedBody : undefined;
  const partitionKey = headers.get('x-ms-continuation-nextpartitionkey');
  const rowKey = headers.get('x-ms-continuation-nextrowkey');
  return {
    rows: sentPage.parse(parsed ?? JSON.parse(body)).value.map(entityRow),
    next: partitionKey ? { partitionKey, rowKey } : undefined,
  };
}

function pageUrl(
  client: TableClient,
  { filter, select, pageSize, from }: Parameters<typeof queryPage>[1],
): string {
  const { base, signature } = accountAddress(client);
  const query = Object.entries({
    $format: FORMAT,
    $top: String(pageSize),
    $filter: filter === '' ? undefined : filter,
    $select: select?.join(','),
    NextPartitionKey: from?.partitionKey,
    NextRowKey: from?.rowKey,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  const search = signature === '' ? '?' : `${signature}&`;
  return `${base}/${client.tableName}()${search}${query.join('&')}`;
}
