import { odata } from '@azure/data-tables';
import type { ReadableTables } from '../../shared/query/readableTables';
import { parseRecord } from '../../shared/records/parseRecord';
import {
  type IndexKind,
  indexPartitionKey,
  indexRowKeyPrefix,
} from '../../shared/tables/auditIndex/indexKeys';
import { referencedRecords } from '../../shared/tables/auditIndex/indexRows';
import type { StoredHead } from './readHeads';

/** Whether every stored record is found under each of its lookups. Lists hold `table/partition/value -> record`. */
export interface IndexComparison {
  /** References that must be there. */
  readonly expected: number;
  readonly missing: readonly string[];
  /** References to a record that does not exist. */
  readonly dangling: readonly string[];
  /** References under a value that the record does not have. */
  readonly misfiled: readonly string[];
  /** Allowed (readers remove them), and counted: references that stand more than once. */
  readonly repeats: number;
}

/** Compares the index with what the stored texts themselves say. */
export class IndexAudit {
  readonly #times = new Map<string, number>();
  readonly #records = new Set<string>();

  constructor(private readonly tables: ReadableTables) {}

  /** One stored record: notes under what it must be found. */
  expect({ row, utf8 }: StoredHead): void {
    const reference = `${row.partitionKey}/${row.rowKey}`;
    this.#records.add(reference);
    const parsed = parseRecord(utf8, { now: new Date(), source: 'file' });
    if (!parsed.ok) throw new Error(`the stored text under ${reference} is no record (${parsed.reason})`);
    const day = row.partitionKey.slice(-10);
    const expect = (kind: IndexKind, value: string) => {
      const partition = `${this.tables.names.index(day)}/${indexPartitionKey(kind, day, value)}`;
      this.#times.set(`${partition}/${indexRowKeyPrefix(value)} -> ${reference}`, 0);
    };
    expect('record', parsed.record.id);
    for (const { kind, value } of parsed.record.lookups) expect(kind, value);
  }

  /** Reads every index row, once all records are known. */
  async compare(): Promise<IndexComparison> {
    const { store, names } = this.tables;
    const wrong = { dangling: [] as string[], misfiled: [] as string[] };
    let repeats = 0;
    for await (const table of store.tables()) {
      if (names.monthOfIndex(table) === undefined) continue;
      for await (const page of store.query(table, odata`PartitionKey ge ${''}`)) {
        for (const row of page) {
          const prefix = row.rowKey.slice(0, row.rowKey.indexOf('|') + 1);
          for (const [partitionKey, rowKey] of referencedRecords(row)) {
            const reference = `${partitionKey}/${rowKey}`;
            const key = `${table}/${row.partitionKey}/${prefix} -> ${reference}`;
            const times = this.#times.get(key);
            if (!this.#records.has(reference)) wrong.dangling.push(key);
            else if (times === undefined) wrong.misfiled.push(key);
            else this.#times.set(key, times + 1);
            if (times !== undefined && times > 0) repeats += 1;
          }
        }
      }
    }
    const missing = [...this.#times].flatMap(([key, times]) => (times === 0 ? [key] : []));
    return { expected: this.#times.size, missing, ...wrong, repeats };
  }
}
