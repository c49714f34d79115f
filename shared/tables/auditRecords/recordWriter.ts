import type { AuditRecord } from '../../records/auditRecord';
import type { IndexWriter } from '../auditIndex/indexWriter';
import type { QuarantineWriter } from '../auditQuarantine/quarantineWriter';
import { ROW_LIMITS } from '../store/rowLimits';
import type { TableNames } from '../store/tableNames';
import type { StoreOptions, TableStore } from '../store/tableStore';
import { weightedParallel } from '../store/weightedParallel';
import { countClaims } from './countClaims';
import type { Delivery } from './delivery';
import { PendingRecord } from './pendingRecord';
import type { Settlement } from './settlement';
import { UnpackedPartitions } from './unpackedPartitions';
import { WaitingPartition } from './waitingPartition';
import { writeRecords } from './writeRecords';

// Some 6,000 usual records: enough to fill transactions of some hundred partitions at once, and far below any plan's memory.
const HELD_BYTES = 8 * 1024 * 1024;
// Of what is held: the rest is for texts that are packed, four to the room of one.
const UNPACKED_SHARE = 0.4;
// Six full transactions of usual records, or twice as many that are half full: the body of each is held until its answer comes.
const UNDER_WAY_BYTES = 6 * 1024 * 1024;
const MOST_TRANSACTIONS = 12;
const LARGE_TRANSACTIONS = 3;

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
  readonly #partitions = new Map<string, WaitingPartition>();
  readonly #unpacked = new UnpackedPartitions();
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
    while (!this.#failure && this.#heldBytes > this.#roomBytes) await this.#makeRoom();
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

  #partition(partitionKey: string): WaitingPartition {
    const known = this.#partitions.get(partitionKey);
    if (known) return known;
    const partition = new WaitingPartition(this.#names.records(partitionKey.slice(-10)));
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

  #enqueue(partition: WaitingPartition, record: PendingRecord): void {
    // A transaction takes 100 rows and less than 4 MiB.
    if (partition.unsentBytes + record.roughPayloadBytes > ROW_LIMITS.transactionBytes)
      this.#dispatch(partition);
    partition.enqueue(record);
    this.#unpacked.grow(partition, record.heldBytes);
    this.#heldBytes += record.heldBytes;
    if (partition.length === ROW_LIMITS.transactionRows) this.#dispatch(partition);
    this.#heldBytes -= this.#unpacked.packAbove(this.#roomBytes * UNPACKED_SHARE);
  }

  #dispatch(partition: WaitingPartition): void {
    const { unsentBytes } = partition;
    if (partition.length === 0) return;
    this.#unpacked.leave(partition);
    const batch = partition.take();
    const task = this.#limited(unsentBytes, () => this.#write(partition, batch)).catch(this.#fail);
    this.#underWay.add(task);
    void task.finally(() => this.#underWay.delete(task));
  }

  async #write(partition: WaitingPartition, batch: PendingRecord[]): Promise<void> {
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
      let fullest: WaitingPartition | undefined;
      for (const partition of this.#partitions.values()) {
        if (partition.unsentBytes > (fullest?.unsentBytes ?? 0)) fullest = partition;
      }
      if (fullest) this.#dispatch(fullest);
    }
    await Promise.race(this.#underWay);
  }

  /** @returns the first of those that waited for the record, now in its place */
  #settled(
    partition: WaitingPartition,
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

  get #roomBytes(): number {
    return this.#options.heldBytes ?? HELD_BYTES;
  }

  get #parallelTransactions(): number {
    return this.#options.parallelTransactions ?? MOST_TRANSACTIONS;
  }

  #throwIfFailed(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
