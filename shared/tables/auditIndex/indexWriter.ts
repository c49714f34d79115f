import type { PendingRecord } from '../auditRecords/pendingRecord';
import type { Settlement } from '../auditRecords/settlement';
import type { TableNames } from '../store/tableNames';
import type { StoreOptions, TableStore } from '../store/tableStore';
import { weightedParallel } from '../store/weightedParallel';
import type { GatheredPartition } from './gatheredPartition';
import { IndexGeneration } from './indexGeneration';
import type { References } from './referenceLog';
import { writeIndexPartition } from './writeIndexPartition';

// Some 25,000 usual records: what is gathered longer shares more rows and fills more transactions.
const GATHERED_BYTES = 6.75 * 1024 * 1024;
// Writing begins before there is no room, so that it goes on beside what brings more.
const RELIEVED_ABOVE = 0.75;
const LEFT_WHEN_RELIEVED = 0.4;
// Of a large partition a thousand rows are made at a time, and some transactions of it sent.
const ROWS_A_PARTITION = 1_000;
const ROWS_UNDER_WAY = 6_000;
// Most are small and wait for one reply: with fewer the storage has too little to do where a reply takes 50 ms.
const MOST_PARTITIONS = 48;

/**
 * Gathers index references and writes them by generations: the longer one gathers, the more records share a row. A delivery is durable
 * once the generation of its last record has been written.
 */
export class IndexWriter {
  #generation = 1;
  #gathered = new IndexGeneration();
  #writtenTo = 0;
  #writing: Promise<void> = Promise.resolve();
  #relieving: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;
  readonly #limited = weightedParallel({ least: 1, most: MOST_PARTITIONS, weight: ROWS_UNDER_WAY });

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

  /** Whether so much is gathered that some of it should be written now. */
  get isFull(): boolean {
    return this.#gathered.sizeInBytes > this.#gatheredBytes * RELIEVED_ABOVE;
  }

  /**
   * Notes under what a stored record is to be found. A duplicate's rows are ensured all the same: whoever stored it first may have
   * been stopped before its index rows were written.
   * @returns the generation that will hold it
   */
  add({ foundBy: { values, ...found } }: PendingRecord, { rowKey, isNew }: Settlement): number {
    const day = found.partitionKey.slice(-10);
    this.#gathered.add({ table: this.#names.index(day), day }, values, { ...found, rowKey }, !isNew);
    return this.#generation;
  }

  /** Writes what is gathered now; what is added meanwhile belongs to the next generation. */
  flush(): Promise<void> {
    const generation = this.#generation;
    const gathered = this.#gathered;
    this.#generation += 1;
    this.#gathered = new IndexGeneration();
    return this.#inTurn(async () => {
      await this.#write(gathered.takeAll(), gathered.references());
      this.#writtenTo = generation;
    });
  }

  /**
   * Begins to write what gains least by waiting, and waits for it only where there is no room left. Nothing becomes durable by it: that is
   * for {@link flush} to say, and so is a failure.
   */
  async relieve(): Promise<void> {
    this.#relieving ??= this.#makeRoom()
      .catch(() => undefined)
      .finally(() => {
        this.#relieving = undefined;
      });
    if (this.#gathered.sizeInBytes > this.#gatheredBytes) await this.#relieving;
  }

  #makeRoom(): Promise<void> {
    const leftInBytes = this.#gatheredBytes * LEFT_WHEN_RELIEVED;
    // References leave with the last partition that needs them.
    if (this.#gathered.referencesInBytes > leftInBytes / 2) return this.flush();
    const references = this.#gathered.references();
    const largest = this.#gathered.takeLargest(leftInBytes);
    return this.#inTurn(() => this.#write(largest, references));
  }

  /** One after the other: two may hold the same value, and the second finds the first's rows. */
  #inTurn(write: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(write);
    return this.#writing;
  }

  async #write(partitions: readonly GatheredPartition[], references: References): Promise<void> {
    const write = async (partition: GatheredPartition) => {
      // After a failure nothing more is begun.
      if (this.#failure) return;
      try {
        for (const part of partition.parts(references))
          await writeIndexPartition(this.#store, part, this.#options);
      } catch (error) {
        this.#failure ??= { error };
      }
    };
    // In key order: a store that keeps its keys sorted (Azurite does) makes room for a row among all that follow it.
    const inOrder = partitions.toSorted((a, b) => (a.partitionKey < b.partitionKey ? -1 : 1));
    await Promise.all(
      inOrder.map((partition) =>
        this.#limited(Math.min(partition.length, ROWS_A_PARTITION), () => write(partition)),
      ),
    );
    if (this.#failure) throw this.#failure.error;
  }

  get #gatheredBytes(): number {
    return this.#options.gatheredBytes ?? GATHERED_BYTES;
  }
}
