import { parseRecord } from '../../shared/records/parseRecord';
import {
  type IndexKind,
  indexPartitionKey,
  indexRowKeyPrefix,
} from '../../shared/tables/auditIndex/indexKeys';
import type { IndexReference } from '../../shared/tables/auditIndex/indexReference';
import { indexRows } from '../../shared/tables/auditIndex/indexRows';
import { recordRows } from '../../shared/tables/auditRecords/recordRows';
import { rowTransactions } from '../../shared/tables/store/rowTransactions';
import type { TableRow } from '../../shared/tables/store/tableRow';

const ROWS_A_TRANSACTION = 100;
const ORIGIN = { source: 'api', contentId: 'bench', quarantinePartition: '2026-01-01' };

/** The fewest transactions for some rows, by the two limits of a transaction. */
export interface LeastTransactions {
  /** Sum over the partitions of ceil(rows / 100). */
  readonly byRows: number;
  /** How many more the limit of 4 MiB asks for, and records that do not fit one row. */
  readonly cutBySize: number;
}

/** What a set of records takes at the least, however it is delivered. */
export interface LeastWrites {
  readonly records: LeastTransactions;
  readonly index: LeastTransactions;
  /** Distinct (kind, day, value), and how many rows more because a value's references do not fit one. */
  readonly indexRows: { readonly values: number; readonly overflow: number };
}

/** @param texts of all records, each once */
export function leastWrites(texts: Iterable<string>, now: Date): LeastWrites {
  const records = new Map<string, TableRow[]>();
  const values = new Map<string, Map<string, IndexReference[]>>();
  let ofLarge = 0;
  for (const text of texts) {
    const parsed = parseRecord(Buffer.from(text), { now, source: 'api' });
    if (!parsed.ok) continue;
    const { record } = parsed;
    const { head, continuations } = recordRows(record, ORIGIN);
    for (const _ of rowTransactions(continuations, (row) => row)) ofLarge += 1;
    under(records, head.partitionKey).push(head);
    const day = head.partitionKey.slice(-10);
    const lookups: { kind: IndexKind; value: string }[] = [
      ...record.lookups,
      { kind: 'record', value: record.id },
    ];
    for (const { kind, value } of lookups) {
      // A table a month: the same partition of `record` stands in several.
      const partition = `${day.slice(0, 7)}/${indexPartitionKey(kind, day, value)}`;
      const prefixes = values.get(partition) ?? new Map<string, IndexReference[]>();
      values.set(partition, prefixes);
      under(prefixes, indexRowKeyPrefix(value)).push(referenceOf(head));
    }
  }
  const byValue = [...values].map(([partition, prefixes]) => {
    const partitionKey = partition.slice('yyyy-MM/'.length);
    const rows = [...prefixes].flatMap(([prefix, references]) =>
      indexRows(partitionKey, prefix, references).map(({ row }) => row),
    );
    return { values: prefixes.size, rows };
  });
  const distinct = byValue.reduce((sum, each) => sum + each.values, 0);
  const rows = byValue.reduce((sum, each) => sum + each.rows.length, 0);
  const { byRows, cutBySize } = leastTransactions(records.values());
  return {
    records: { byRows, cutBySize: cutBySize + ofLarge },
    index: leastTransactions(byValue.map((each) => each.rows)),
    indexRows: { values: distinct, overflow: rows - distinct },
  };
}

function leastTransactions(partitions: Iterable<readonly TableRow[]>): LeastTransactions {
  let [byRows, bySize] = [0, 0];
  for (const rows of partitions) {
    byRows += Math.ceil(rows.length / ROWS_A_TRANSACTION);
    for (const _ of rowTransactions(rows, (row) => row)) bySize += 1;
  }
  return { byRows, cutBySize: bySize - byRows };
}

function referenceOf(head: TableRow): IndexReference {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    partitionKey: head.partitionKey,
    rowKey: head.rowKey,
    recordType: Number(head.RecordType),
    operation: text(head.Operation),
    userId: text(head.UserId),
    clientAddress: text(head.ClientAddress),
  };
}

function under<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
