import type { PendingRecord } from '../auditRecords/pendingRecord';
import type { Settlement } from '../auditRecords/settlement';
import { limitedParallel } from '../store/limitedParallel';
import type { TableNames } from '../store/tableNames';
import type { StoreOptions, TableStore } from '../store/tableStore';
import { IndexGeneration, type IndexPartition } from './indexGeneration';
import type { IndexReference } from './indexReference';
import { writeIndexPartition } from './writeIndexPartition';

// Small, so that the index is written while more is being fetched; large enough that records which share a value mostly share a row.
const GATHERED_BYTES = 6 * 1024 * 1024;
const PARALLEL_PARTITIONS = 8;
const LONGEST_COPY_UNITS = 1_000;

/**
 * Gathers index references and writes them by generations: the longer one gathers, the more records share a row. Partitions where hardly
 * any do are written as they fill. A delivery is durable once the generation of its last record has been written.
 */
export class IndexWriter {
  #generation = 1;
  #gathered = new IndexGeneration();
  #texts = new Map<string, string>();
  #writtenTo = 0;
  #writing: Promise<void> = Promise.resolve();
  readonly #limited = limitedParallel(PARALLEL_PARTITIONS);
  readonly #underWay = new Set<Promise<void>>();
  #bytesUnderWay = 0;
  #failure: { error: unknown } | undefined;

  readonly #store: TableStore;
  readonly #names: TableNames;
  readonly #options: StoreOptions & { gatheredBytes?: number };

  constructor(store: TableStore, names: TableNames, options: StoreOptions & { gatheredBytes?: number } = {}) {
    this.#store = store;
    this.#names = names;
    this.#options = options;
  }

  /** Every generation up to this one is durable. */
  get writtenTo(): number {
    return this.#writtenTo;
  }

  /** Whether enough is gathered that it should be written before more comes. */
  get isFull(): boolean {
    return this.#gathered.bytes + this.#bytesUnderWay > (this.#options.gatheredBytes ?? GATHERED_BYTES);
  }

  /**
   * Notes under what a stored record is to be found. A duplicate's rows are ensured all the same: whoever stored it first may have
   * been stopped before its index rows were written.
   * @returns the generation that will hold it
   */
  add(record: PendingRecord, settlement: Settlement): number {
    const { head } = record.rows;
    const day = head.partitionKey.slice(-10);
    const table = this.#names.index(day);
    const reference: IndexReference = {
      partitionKey: this.#shared(head.partitionKey),
      rowKey: settlement.rowKey,
      recordType: Number(head.RecordType),
      operation: this.#sharedText(head.Operation),
      userId: this.#sharedText(head.UserId),
      clientAddress: this.#sharedText(head.ClientAddress),
    };
    const isKnown = !settlement.isNew;
    for (const { kind, value } of [...record.lookups, { kind: 'record', value: record.id } as const]) {
      const filled = this.#gathered.add(table, { kind, value, day }, reference, isKnown);
      if (filled) this.#begin(filled);
    }
    return this.#generation;
  }

  /** One copy of a text that thousands of references hold. */
  #shared(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #sharedText(value: unknown): string | undefined {
    const text = textOrNone(value);
    return text === undefined ? undefined : this.#shared(text);
  }

  /** Writes what is gathered now; what is added meanwhile belongs to the next generation. */
  flush(): Promise<void> {
    const generation = this.#generation;
    const gathered = this.#gathered;
    this.#generation += 1;
    this.#gathered = new IndexGeneration();
    this.#texts = new Map();
    // One after the other: two generations may hold the same value, and the second finds the first's rows.
    this.#writing = this.#writing.then(async () => {
      for (const partition of gathered.partitions()) this.#begin(partition);
      await Promise.all(this.#underWay);
      if (this.#failure) throw this.#failure.error;
      this.#writtenTo = generation;
    });
    return this.#writing;
  }

  /** Sets a partition on its way. After a failure nothing more is begun: the next flush tells of it. */
  #begin(partition: IndexPartition): void {
    this.#bytesUnderWay += partition.bytes;
    const task = this.#limited(() => this.#write(partition)).finally(() => {
      this.#underWay.delete(task);
      this.#bytesUnderWay -= partition.bytes;
    });
    this.#underWay.add(task);
  }

  async #write(partition: IndexPartition): Promise<void> {
    if (this.#failure) return;
    try {
      await writeIndexPartition(this.#store, partition, this.#options);
    } catch (error) {
      this.#failure ??= { error };
    }
  }
}

function textOrNone(value: unknown): string | undefined {
  // For choosing by: the record itself has it whole. The cut may leave half a character, which the service would refuse.
  return typeof value === 'string' ? value.slice(0, LONGEST_COPY_UNITS).toWellFormed() : undefined;
}
