import type { AuditRecord } from '../../records/auditRecord';
import type { IndexWriter } from '../auditIndex/indexWriter';
import type { QuarantineWriter } from '../auditQuarantine/quarantineWriter';
import { ROW_LIMITS } from '../store/rowLimits';
import type { TableNames } from '../store/tableNames';
import type { StoreOptions, TableStore } from '../store/tableStore';
import { weightedParallel } from '../store/weightedParallel';
import { countClaims } from './countClaims';
import type { Delivery } from './delivery';
import { packWaiting } from './packWaiting';
import { PendingRecord } from './pendingRecord';
import type { Settlement } from './settlement';
import { writeRecords } from './writeRecords';

// Some 8,000 usual records: enough to fill transactions of some hundred partitions at once, and far below any plan's memory.
const HELD_BYTES = 8 * 1024 * 1024;
// Enough that they have much in common; few, because so many of each partition wait unpacked.
const PACKED_RECORDS = 16;
// Six full transactions of usual records, or twice as many that are half full: the body of each is held until its answer comes.
const UNDER_WAY_BYTES = 6 * 1024 * 1024;
const MOST_TRANSACTIONS = 12;
const LARGE_TRANSACTIONS = 3;

interface Partition {
  readonly table: string;
  /** By row key, until settled: those not sent yet and those under way. */
  readonly pending: Map<string, PendingRecord>;
  unsent: PendingRecord[];
  unsentBytes: number;
  /** How many of the unsent, from the first on, have their texts packed. */
  packed: number;
}

export interface RecordWriterOptions extends StoreOptions {
  /** Memory that waiting records may take. */
  heldBytes?: number;
  /** The most at a time; fewer where they are large. */
  parallelTransactions?: number;
}

/**
 * Combines the records of many blobs before it writes: a transaction carries up to 100 rows of one partition, blobs are small and mixed,
 * so a partition is written when it fills a transaction, when memory runs short (the fullest first), or when everything is flushed.
 */
export class RecordWriter {
  /** Partitions that have got a new row. */
  readonly written = new Set<string>();
  readonly #partitions = new Map<string, Partition>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #store: TableStore;
  readonly #names: TableNames;
  readonly #index: IndexWriter;
  readonly #quarantine: QuarantineWriter;
  readonly #options: RecordWriterOptions;
  readonly #limited: ReturnType<typeof weightedParallel>;
  #heldBytes = 0;
  #failure: { error: unknown } | undefined;

  constructor(
    store: TableStore,
    names: TableNames,
    index: IndexWriter,
    quarantine: QuarantineWriter,
    options: RecordWriterOptions = {},
  ) {
    this.#store = store;
    this.#names = names;
    this.#index = index;
    this.#quarantine = quarantine;
    this.#options = options;
    const { parallelTransactions: most = MOST_TRANSACTIONS } = options;
    this.#limited = weightedParallel({
      least: Math.min(most, LARGE_TRANSACTIONS),
      most,
      weight: UNDER_WAY_BYTES,
    });
  }

  /**
   * Takes a record on its way; waits while too much is pending.
   * @throws what made a transaction fail for good: nothing more is taken then
   */
  async add(record: AuditRecord, delivery: Delivery): Promise<void> {
    const fresh = new PendingRecord(record, delivery.origin);
    delivery.counts.records += 1;
    delivery.hold();
    fresh.claim([{ delivery, isRepeat: delivery.sees(fresh.sha256) }]);
    const { partitionKey, rowKey } = fresh;
    const partition = this.#partition(partitionKey);
    const twin = partition.pending.get(rowKey);
    if (twin) this.#join(twin, fresh);
    else this.#enqueue(partition, fresh);
    while (!this.#failure && this.#heldBytes > (this.#options.heldBytes ?? HELD_BYTES))
      await this.#makeRoom();
    this.#throwIfFailed();
  }

  /** Whether a record has been taken that is not durable yet. */
  get hasPending(): boolean {
    return this.#heldBytes > 0 || this.#underWay.size > 0;
  }

  /** Writes all that is pending now; what is added meanwhile may stay. */
  async flush(): Promise<void> {
    for (const partition of this.#partitions.values()) this.#dispatch(partition);
    await Promise.all(this.#underWay);
    this.#throwIfFailed();
  }

  #partition(partitionKey: string): Partition {
    const known = this.#partitions.get(partitionKey);
    if (known) return known;
    const table = this.#names.records(partitionKey.slice(-10));
    const partition: Partition = { table, pending: new Map(), unsent: [], unsentBytes: 0, packed: 0 };
    this.#partitions.set(partitionKey, partition);
    return partition;
  }

  /** A record whose keys are pending already: the same text shares the row, another one waits until the first is settled. */
  #join(twin: PendingRecord, record: PendingRecord): void {
    const same = [twin, ...twin.contenders].find(({ sha256 }) => sha256 === record.sha256);
    if (same) same.claim(record.claims);
    else {
      twin.contenders.push(record);
      this.#heldBytes += record.heldBytes;
    }
  }

  #enqueue(partition: Partition, record: PendingRecord): void {
    // A transaction takes 100 rows and less than 4 MiB.
    if (partition.unsentBytes + record.roughPayloadBytes > ROW_LIMITS.transactionBytes)
      this.#dispatch(partition);
    partition.pending.set(record.rowKey, record);
    partition.unsent.push(record);
    partition.unsentBytes += record.roughPayloadBytes;
    this.#heldBytes += record.heldBytes;
    if (partition.unsent.length === ROW_LIMITS.transactionRows) this.#dispatch(partition);
    else if (partition.unsent.length - partition.packed >= PACKED_RECORDS) {
      this.#heldBytes -= packWaiting(partition.unsent.slice(partition.packed));
      partition.packed = partition.unsent.length;
    }
  }

  #dispatch(partition: Partition): void {
    const { unsent: batch, unsentBytes } = partition;
    if (batch.length === 0) return;
    partition.unsent = [];
    partition.unsentBytes = 0;
    partition.packed = 0;
    const task = this.#limited(unsentBytes, () => this.#write(partition, batch)).catch(this.#fail);
    this.#underWay.add(task);
    void task.finally(() => this.#underWay.delete(task));
  }

  async #write(partition: Partition, batch: PendingRecord[]): Promise<void> {
    const batches = [batch];
    for (const next of batches) {
      if (this.#failure) return;
      const refused: Promise<void>[] = [];
      await writeRecords(this.#store, partition.table, next, this.#options, (record, settlement) => {
        if (settlement.kind === 'refused') refused.push(this.#putAside(record, settlement).catch(this.#fail));
        else countClaims(record, settlement, this.#index.add(record, settlement));
        if (settlement.isNew) this.written.add(record.partitionKey);
        const contender = this.#settled(partition, record);
        // Alone: its key is taken, so it would only make its siblings' transaction fail.
        if (contender) batches.push([contender]);
      });
      await Promise.all(refused);
    }
  }

  async #makeRoom(): Promise<void> {
    if (this.#underWay.size < this.#parallelTransactions) {
      let fullest: Partition | undefined;
      for (const partition of this.#partitions.values()) {
        if (partition.unsentBytes > (fullest?.unsentBytes ?? 0)) fullest = partition;
      }
      if (fullest) this.#dispatch(fullest);
    }
    await Promise.race(this.#underWay);
  }

  /** @returns the first of those that waited for the record, now in its place */
  #settled(
    partition: Partition,
    { heldBytes, rowKey, contenders }: PendingRecord,
  ): PendingRecord | undefined {
    this.#heldBytes -= heldBytes;
    const [next, ...others] = contenders;
    if (next) partition.pending.set(rowKey, next);
    else partition.pending.delete(rowKey);
    next?.contenders.push(...others);
    return next;
  }

  /** A row that the service will not take: its text goes to quarantine, where it is one plain text among others. */
  async #putAside({ utf8, sha256, claims }: PendingRecord, { code }: Settlement): Promise<void> {
    const detail = `The store answered ${code}.`;
    const text = { utf8, sha256, reason: 'refusedByStorage', detail, index: -1 };
    for (const { delivery } of claims) {
      await this.#quarantine.add(text, delivery);
      delivery.release(0);
    }
  }

  readonly #fail = (error: unknown): void => {
    this.#failure ??= { error };
  };

  get #parallelTransactions(): number {
    return this.#options.parallelTransactions ?? MOST_TRANSACTIONS;
  }

  #throwIfFailed(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
