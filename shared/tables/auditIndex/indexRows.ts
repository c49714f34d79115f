import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RowValue, TableRow } from '../store/tableRow';
import type { StoredRow } from '../store/tableStore';
import { indexRowKeyPrefix } from './indexKeys';
import type { IndexReference } from './indexReference';

// A text column holds 32,768 units: about 300 references.
const LONGEST_RECORDS_UNITS = 30_000;

/**
 * Index rows of one value: one row stands for as many records as its `Records` column holds, under the first one's key.
 *
 * @param references in any order, without repeats
 * @param takenRowKeys row keys of this value that exist already with other references
 */
export function indexRows(
  partitionKey: string,
  value: string,
  references: readonly IndexReference[],
  takenRowKeys: ReadonlySet<string> = new Set(),
): TableRow[] {
  const prefix = indexRowKeyPrefix(value);
  const sorted = [...references].sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
  const groups: IndexReference[][] = [];
  let units = 0;
  for (const reference of sorted) {
    const size = reference.partitionKey.length + reference.rowKey.length * 2 + 8;
    const group = groups.at(-1);
    if (group && units + size <= LONGEST_RECORDS_UNITS) {
      group.push(reference);
      units += size;
    } else {
      groups.push([reference]);
      units = size;
    }
  }
  const used = new Set(takenRowKeys);
  return groups.map((group) => {
    const row = indexRow(partitionKey, prefix, group, used);
    used.add(row.rowKey);
    return row;
  });
}

function indexRow(
  partitionKey: string,
  prefix: string,
  group: readonly IndexReference[],
  used: ReadonlySet<string>,
): TableRow {
  const [first] = group;
  if (!first) throw new RangeError('an index row needs a reference');
  const ownKey = prefix + first.rowKey;
  // Two records of one second and Id but of different types share a row key: the second gets a suffix of its own.
  const rowKey = used.has(ownKey)
    ? `${ownKey}~${createHash('sha256').update(`${first.partitionKey}/${first.rowKey}`).digest('hex').slice(0, 8)}`
    : ownKey;
  const columns: Record<string, RowValue> = {
    RecordPartitionKey: first.partitionKey,
    RecordRowKey: first.rowKey,
    RecordType: first.recordType,
  };
  if (first.operation !== undefined) columns.Operation = first.operation;
  if (first.userId !== undefined) columns.UserId = first.userId;
  if (first.clientAddress !== undefined) columns.ClientAddress = first.clientAddress;
  if (group.length > 1)
    columns.Records = JSON.stringify(group.map((each) => [each.partitionKey, each.rowKey]));
  return { ...columns, partitionKey, rowKey };
}

const pairs = z.array(z.tuple([z.string(), z.string()]));

/** The records that an index row stands for, as `[PartitionKey, RowKey]` pairs. */
export function referencedRecords(row: StoredRow): [string, string][] {
  if (typeof row.Records === 'string') return pairs.parse(JSON.parse(row.Records));
  return [[String(row.RecordPartitionKey), String(row.RecordRowKey)]];
}
