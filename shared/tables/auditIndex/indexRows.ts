import { hash } from 'node:crypto';
import { z } from 'zod';
import type { RowValue, TableRow } from '../store/tableRow';
import type { StoredRow } from '../store/tableStore';
import { type IndexReference, inKeyOrder, recordKey } from './indexReference';

// A text column holds 32,768 units: about 300 references.
const LONGEST_RECORDS_UNITS = 30_000;
// `["","",],` around the two keys.
const PAIR_OVERHEAD_UNITS = 8;

/** A row to be written and the references that it stands for. */
export interface IndexRow {
  readonly row: TableRow;
  readonly references: readonly IndexReference[];
}

/**
 * Index rows of one value: one row stands for as many records as its `Records` column holds, under the first one's key.
 *
 * @param prefix `{value}|`, see indexRowKeyPrefix
 * @param references in any order, without repeats
 * @param takenRowKeys row keys of this value that exist already with other references
 */
export function indexRows(
  partitionKey: string,
  prefix: string,
  references: readonly IndexReference[],
  takenRowKeys?: ReadonlySet<string>,
): IndexRow[] {
  // Most values are of one record.
  if (references.length === 1 && takenRowKeys === undefined)
    return [{ row: indexRow(partitionKey, prefix, references), references }];
  const used = new Set(takenRowKeys);
  return groups(references).map((group) => {
    const row = indexRow(partitionKey, prefix, group, used);
    used.add(row.rowKey);
    return { row, references: group };
  });
}

function groups(references: readonly IndexReference[]): IndexReference[][] {
  const sorted = references.toSorted(inKeyOrder);
  const grouped: IndexReference[][] = [];
  let units = 0;
  for (const reference of sorted) {
    // As JSON, a key can at most double: the only characters of a key that are escaped there are quotes.
    const size = reference.partitionKey.length + reference.rowKey.length * 2 + PAIR_OVERHEAD_UNITS;
    const group = grouped.at(-1);
    if (group && units + size <= LONGEST_RECORDS_UNITS) {
      group.push(reference);
      units += size;
    } else {
      grouped.push([reference]);
      units = size;
    }
  }
  return grouped;
}

function indexRow(
  partitionKey: string,
  prefix: string,
  group: readonly IndexReference[],
  used?: ReadonlySet<string>,
): TableRow {
  const [first] = group;
  if (!first) throw new RangeError('an index row needs a reference');
  const ownKey = prefix + first.rowKey;
  // Two records of one second and Id but of different types share a row key: the second gets a suffix of its own.
  const rowKey = used?.has(ownKey)
    ? `${ownKey}~${hash('sha256', recordKey(first), 'hex').slice(0, 8)}`
    : ownKey;
  const row: TableRow & Record<string, RowValue> = {
    partitionKey,
    rowKey,
    RecordPartitionKey: first.partitionKey,
    RecordRowKey: first.rowKey,
    RecordType: first.recordType,
  };
  if (first.operation !== undefined) row.Operation = first.operation;
  if (first.userId !== undefined) row.UserId = first.userId;
  if (first.clientAddress !== undefined) row.ClientAddress = first.clientAddress;
  if (group.length > 1) row.Records = JSON.stringify(group.map((each) => [each.partitionKey, each.rowKey]));
  return row;
}

const pairs = z.array(z.tuple([z.string(), z.string()]));

/** The records that an index row stands for, as `[PartitionKey, RowKey]` pairs. */
export function referencedRecords(row: StoredRow): [string, string][] {
  if (typeof row.Records === 'string') return pairs.parse(JSON.parse(row.Records));
  return [[String(row.RecordPartitionKey), String(row.RecordRowKey)]];
}
