import { type IndexKind, indexPartitionKey, indexRowKeyPrefix } from '../tables/auditIndex/indexKeys';
import { PARSER_VERSION } from '../tables/auditRecords/recordRows';
import { keySafe } from '../tables/store/keySafe';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { TableNames } from '../tables/store/tableNames';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';
import { indexReferences, type RecordReference } from './indexReferences';
import type { ReceivedRecord } from './receivedText';

const PARALLEL_PARTITIONS = 16;

/** A record and the row that it stands in. */
export interface LocatedRecord {
  readonly received: ReceivedRecord;
  readonly row: StoredRow;
}

/** What the index says of a record. */
export interface IndexVerdict extends LocatedRecord {
  /** Kinds of lookups that do not lead to it. */
  readonly missingKinds: readonly IndexKind[];
  /** Rows under other keys that have the same Id. */
  readonly elsewhere: readonly RecordReference[];
}

interface Wanted {
  readonly table: string;
  readonly partitionKey: string;
  readonly values: Set<string>;
}

/**
 * Looks up many records at once in the index: does every lookup of each lead to it, and does its Id stand elsewhere, too? The values of
 * one partition are read together, so that a day's lookups cost a request a page and not one each.
 */
export async function checkIndex(
  { store, names }: { store: TableStore; names: TableNames },
  located: readonly LocatedRecord[],
  options: StoreOptions = {},
): Promise<IndexVerdict[]> {
  const wanted = new Map<string, Wanted>();
  for (const { table, partitionKey, value } of located.flatMap((each) => lookupsOf(each, names))) {
    const key = `${table}/${partitionKey}`;
    const known = wanted.get(key) ?? { table, partitionKey, values: new Set() };
    known.values.add(value);
    wanted.set(key, known);
  }
  const limited = limitedParallel(PARALLEL_PARTITIONS);
  const answers = new Map(
    await Promise.all(
      [...wanted].map(
        async ([key, at]) =>
          [key, await limited(() => indexReferences(store, at, options))] satisfies [string, unknown],
      ),
    ),
  );
  const referencesOf = ({ table, partitionKey, value }: Lookedup) =>
    answers.get(`${table}/${partitionKey}`)?.get(indexRowKeyPrefix(value)) ?? [];
  return located.map((each) => {
    const { received, row } = each;
    const lookups = lookupsOf(each, names);
    const missingKinds = lookups
      .filter((lookup) => !referencesOf(lookup).some((found) => leadsTo(found, row)))
      .map(({ kind }) => kind);
    const byId = lookups.find(({ kind }) => kind === 'record');
    const elsewhere = byId ? referencesOf(byId).filter((found) => isElsewhere(found, received, row)) : [];
    return { ...each, missingKinds: [...new Set(missingKinds)], elsewhere };
  });
}

interface Lookedup {
  readonly kind: IndexKind;
  readonly table: string;
  readonly partitionKey: string;
  readonly value: string;
}

function lookupsOf({ received: { record }, row }: LocatedRecord, names: TableNames): Lookedup[] {
  const day = row.partitionKey.slice(-10);
  // Another version of the parser may have found other lookups.
  const others = row.ParserVersion === PARSER_VERSION ? record.lookups : [];
  return [...others, { kind: 'record', value: record.id } as const].map(({ kind, value }) => ({
    kind,
    value,
    table: names.index(day),
    partitionKey: indexPartitionKey(kind, day, value),
  }));
}

function leadsTo([partitionKey, rowKey]: RecordReference, row: StoredRow): boolean {
  return partitionKey === row.partitionKey && rowKey === row.rowKey;
}

/** The same Id, letter case included, under another type or time; variants stand under the same. */
function isElsewhere(
  [partitionKey, rowKey]: RecordReference,
  { record }: ReceivedRecord,
  row: StoredRow,
): boolean {
  const id = keySafe(record.id);
  const suffix = rowKey.slice(9 + id.length);
  const isOfId = rowKey.slice(9).startsWith(id) && (suffix === '' || suffix.startsWith('~'));
  return isOfId && (partitionKey !== row.partitionKey || rowKey.slice(0, 8) !== row.rowKey.slice(0, 8));
}
