import { z } from 'zod';
import { dateTime } from '../ledger/contentRows';
import type { DeliveryCounts } from '../tables/auditRecords/delivery';
import type { TableNames } from '../tables/store/tableNames';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';

/** PartitionKey of the files that were imported; RowKey is a file's SHA-256, which its records carry as ContentId. */
const PARTITION_KEY = 'imported';

const columns = z.looseObject({ importedAt: z.date().optional().catch(undefined) });

/** A file on its way into the tables. */
export interface BegunImport {
  readonly sha256: string;
  readonly fileName: string;
  readonly form: string;
  readonly appVersion: string;
  readonly begunAt: Date;
}

/** What became of it. */
export interface FinishedImport {
  readonly rows: number;
  readonly emptyRows: number;
  readonly counts: DeliveryCounts;
  readonly importedAt: Date;
}

/** Which files were imported, in the coverage table: a record out of a file whose SHA-256 is not here came by another way. */
export class ImportedFiles {
  readonly #store: TableStore;
  readonly #table: string;

  constructor(store: TableStore, names: Pick<TableNames, 'coverage'>) {
    this.#store = store;
    this.#table = names.coverage;
  }

  /**
   * Writes down that a file is being imported, before its first record is stored.
   * @returns when it was imported to its end before; undefined: never
   */
  async begin(
    { sha256, begunAt, ...file }: BegunImport,
    options: StoreOptions = {},
  ): Promise<Date | undefined> {
    const row = { partitionKey: PARTITION_KEY, rowKey: sha256, ...file, begunAt: dateTime(begunAt) };
    const { outcome } = await this.#store.insert(this.#table, [row], options);
    if (outcome === 'inserted') return undefined;
    const known = await this.#store.read(this.#table, PARTITION_KEY, sha256, options);
    return known && columns.parse(known).importedAt;
  }

  /** Writes down that a file has been imported to its end. The first time stays. */
  async finish(
    sha256: string,
    { counts, importedAt, ...file }: FinishedImport,
    options: StoreOptions = {},
  ): Promise<void> {
    for (;;) {
      const row = await this.#store.read(this.#table, PARTITION_KEY, sha256, options);
      if (!row || columns.parse(row).importedAt) return;
      const keys = { partitionKey: PARTITION_KEY, rowKey: sha256, etag: row.etag };
      const change = { ...keys, ...file, ...counts, importedAt: dateTime(importedAt) };
      if ((await this.#store.merge(this.#table, [change], options)).outcome === 'merged') return;
    }
  }
}
