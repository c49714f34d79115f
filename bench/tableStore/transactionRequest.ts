import { z } from 'zod';
import type { PropertyValue } from './entity';
import { keysInPath } from './keysInPath';
import { ServiceError } from './serviceError';
import type { EntityChange } from './sortedTable';

const properties = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const MOST_CHANGES = 100;
const MOST_BYTES = 4 * 1_048_576;
const CHANGES: Readonly<Record<string, EntityChange['change']>> = {
  POST: 'insert',
  PATCH: 'merge',
  MERGE: 'merge',
  PUT: 'replace',
};

/** A transaction: what is to be changed in which table. */
export interface TransactionRequest {
  readonly table: string;
  readonly changes: readonly EntityChange[];
}

/**
 * Reads the body of an entity group transaction (performing-entity-group-transactions).
 * @throws ServiceError where it is none, is too large, or spans partitions
 */
export function transactionRequest(body: Buffer): TransactionRequest {
  if (body.length >= MOST_BYTES) throw new ServiceError(413, 'RequestBodyTooLarge');
  const text = body.toString('utf8');
  const boundary = /boundary=(changeset_[^\s;]+)/.exec(text)?.[1];
  if (boundary === undefined) throw new ServiceError(400, 'InvalidInput', 'no changeset');
  // A separator is a whole line; the same text within a property stands inside a JSON string and so never at a line's beginning.
  const parts = text.split(`\r\n--${boundary}`).slice(1, -1);
  const operations = parts.map(operation);
  const [first] = operations;
  if (!first || operations.length > MOST_CHANGES)
    throw new ServiceError(400, 'InvalidInput', 'wrong number of changes');
  const partitions = new Set(operations.map(({ change }) => change.properties.PartitionKey));
  if (partitions.size > 1) throw new ServiceError(400, 'CommandsInBatchActOnDifferentPartitions');
  return { table: first.table, changes: operations.map(({ change }) => change) };
}

function operation(part: string): { table: string; change: EntityChange } {
  const [, method = '', url = '', rest = ''] =
    /(?:^|\r\n)(\w+) (\S+) HTTP\/1\.1\r\n([\s\S]*)$/.exec(part) ?? [];
  const change = CHANGES[method];
  const end = rest.indexOf('\r\n\r\n');
  if (change === undefined || end === -1) throw new ServiceError(400, 'InvalidInput', `no change: ${method}`);
  const headers = rest.slice(0, end);
  const given = propertiesOf(JSON.parse(rest.slice(end + 4)));
  const { table, keys } = keysInPath(decodeURIComponent(new URL(url).pathname).replace(/^.*\//s, ''));
  const etag = /^If-Match: ?(.*)$/im.exec(headers)?.[1]?.trim();
  return { table, change: { change, properties: { ...given, ...keys }, etag } };
}

/** As it is kept: what is null is not, and a Double that came as text is a number. */
export function propertiesOf(json: unknown): Record<string, PropertyValue> {
  const given = properties.parse(json);
  const kept: Record<string, PropertyValue> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== null) kept[name] = given[`${name}@odata.type`] === 'Edm.Double' ? Number(value) : value;
  }
  return kept;
}
