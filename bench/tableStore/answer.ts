import { type Entity, etagOf } from './entity';
import type { Page, PagePosition } from './sortedTable';

/** What is answered to a request. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json;odata=minimalmetadata;charset=utf-8' };

/** An object as JSON. */
export function jsonAnswer(value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(value) };
}

/** One entity as a client reads it. @param select names of the properties wanted; undefined: all */
export function entityJson(entity: Entity, select: readonly string[] | undefined): Record<string, unknown> {
  const { properties, timestamp } = entity;
  const all = { ...properties, Timestamp: timestamp, 'Timestamp@odata.type': 'Edm.DateTime' };
  const etag = { 'odata.etag': etagOf(entity) };
  if (!select) return { ...etag, ...all };
  const has = (name: string): name is keyof typeof all => Object.hasOwn(all, name);
  const chosen: Record<string, unknown> = { ...etag };
  for (const name of select) {
    // The service gives null for what an entity lacks.
    chosen[name] = has(name) ? all[name] : null;
    const typeName = `${name}@odata.type`;
    if (has(typeName)) chosen[typeName] = all[typeName];
  }
  return chosen;
}

/** One page, with the place of the next in the headers. */
export function pageAnswer({ entities, next }: Page, select: readonly string[] | undefined): Answer {
  const value = entities.map((entity) => entityJson(entity, select));
  const headers = next && {
    'x-ms-continuation-NextPartitionKey': encodeURIComponent(next.partitionKey),
    'x-ms-continuation-NextRowKey': encodeURIComponent(next.rowKey),
  };
  return jsonAnswer({ value }, headers);
}

/** The place that a request goes on from. */
export function positionOf(query: URLSearchParams): PagePosition | undefined {
  const partitionKey = query.get('NextPartitionKey');
  if (partitionKey === null) return undefined;
  return {
    partitionKey: decodeURIComponent(partitionKey),
    rowKey: decodeURIComponent(query.get('NextRowKey') ?? ''),
  };
}

/** A transaction that was carried out, one part for each change. */
export function transactionAnswer(etags: readonly string[]): Answer {
  return multipart(etags.map((etag) => ['HTTP/1.1 204 No Content', `ETag: ${etag}`, '', ''].join('\r\n')));
}

/** A transaction that was not: its only part says why. */
export function failedTransaction(status: number, body: string): Answer {
  const head = [`HTTP/1.1 ${status} Failed`, 'Content-Type: application/json', '', body].join('\r\n');
  return multipart([head]);
}

function multipart(parts: readonly string[]): Answer {
  const head = 'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n';
  const changes = parts.map((part) => `--changesetresponse_1\r\n${head}${part}\r\n`).join('');
  const body = `--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n${changes}--changesetresponse_1--\r\n--batchresponse_1--\r\n`;
  return { status: 202, headers: { 'content-type': 'multipart/mixed; boundary=batchresponse_1' }, body };
}
