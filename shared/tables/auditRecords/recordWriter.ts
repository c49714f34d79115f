import type { AuditRecord } from '../../records/auditRecord';
import type { IndexWriter } from '../auditIndex/indexWriter';
import type { QuarantineWriter } from '../auditQuarantine/quarantineWriter';
import { readKeptText } from '../store/keptText';
import { limitedParallel } from '../store/limitedParallel';
import { ROW_LIMITS } from '../store/rowLimits';
import type { TableNames } from '../store/tableNames';
import type { StoreOptions, TableStore } from '../store/tableStore';
import type { Delivery } from './delivery';
import { type PendingRecord, pendingRecord } from './pendingRecord';
import { type Settlement, writeRecords } from './writeRecords';

// Live JavaScript objects take about twice the bytes of the request they become; 24 MiB of these keeps a poll well under its memory floor.
const PENDING_BYTES = 24 * 1024 * 1024;
const PARALLEL_TRANSACTIONS = 8;

interface Partition {
  readonly table: string;
  /** By row key, until settled: those not sent yet and those under way. */
  readonly pending: Map<string, PendingRecord>;
  unsent: PendingRecord[];
  unsentBytes: number;
}

/**
 * Combines the records of many blobs before it writes: a transaction carries up to 100 rows of one partition, blobs are small and mixed,
 * so a partition is written when it fills a transaction, when memory runs short (the fullest first), or when everything is flushed.
 */
export class RecordWriter {
  readonly #partitions = new Map<string, Partition>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #limited;
  #pendingBytes = 0;
  #failure: { error: unknown } | undefined;

  constructor(
    private readonly store: TableStore,
    private readonly names: TableNames,
    private readonly index: IndexWriter,
    private readonly quarantine: QuarantineWriter,
    private readonly options: StoreOptions & { pendingBytes?: number; parallelTransactions?: number } = {},
  ) {
    this.#limited = limitedParallel(options.parallelTransactions ?? PARALLEL_TRANSACTIONS);
  }

  /**
   * Takes a record on its way; waits while too much is pending.
   * @throws what made a transaction fail for good: nothing more is taken then
   */
  async add(record: AuditRecord, delivery: Delivery): Promise<void> {
    const fresh = pendingRecord(record, delivery.origin);
    const { partitionKey, rowKey } = fresh.rows.head;
    const isRepeat = delivery.sees(`${partitionKey}/${rowKey}/${fresh.sha256}`);
    delivery.counts.records += 1;
    delivery.hold();
    fresh.claims.push({ delivery, isRepeat });
    const table = this.names.records(partitionKey.slice(-10));
    const partition = this.#partition(table, partitionKey);
    const twin = partition.pending.get(rowKey);
    if (!twin) this.#enqueue(partition, fresh);
    else if (twin.sha256 === fresh.sha256) twin.claims.push({ delivery, isRepeat });
    else twin.contenders.push(fresh);
    if (partition.unsent.length >= ROW_LIMITS.transactionRows) this.#dispatch(partition);
    while (!this.#failure && this.#pendingBytes > (this.options.pendingBytes ?? PENDING_BYTES))
      await this.#makeRoom();
    this.#throwIfFailed();
  }

  /** Writes all that is pending now; what is added meanwhile may stay. */
  async flush(): Promise<void> {
    while ((this.#pendingBytes > 0 || this.#underWay.size > 0) && !this.#failure) {
      for (const partition of this.#partitions.values()) this.#dispatch(partition);
      await Promise.all(this.#underWay);
    }
    this.#throwIfFailed();
  }

  #partition(table: string, partitionKey: string): Partition {
    const known = this.#partitions.get(partitionKey);
    if (known) return known;
    const partition: Partition = { table, pending: new Map(), unsent: [], unsentBytes: 0 };
    this.#partitions.set(partitionKey, partition);
    return partition;
  }

  #enqueue(partition: Partition, record: PendingRecord): void {
    // A transaction takes 100 rows and less than 4 MiB.
    if (partition.unsentBytes + record.payloadBytes > ROW_LIMITS.transactionBytes) this.#dispatch(partition);
    partition.pending.set(record.rows.head.rowKey, record);
    partition.unsent.push(record);
    partition.unsentBytes += record.payloadBytes;
    this.#pendingBytes += record.payloadBytes;
  }

  #dispatch(partition: Partition): void {
    const batch = partition.unsent;
    if (batch.length === 0) return;
    partition.unsent = [];
    partition.unsentBytes = 0;
    const task = this.#limited(async () => {
      if (this.#failure) return;
      try {
        await writeRecords(this.store, partition.table, batch, this.options, (record, settlement) =>
          this.#settle(partition, record, settlement),
        );
      } catch (error) {
        this.#failure ??= { error };
      }
    });
    this.#track(task);
  }

  async #makeRoom(): Promise<void> {
    if (this.#underWay.size < (this.options.parallelTransactions ?? PARALLEL_TRANSACTIONS)) {
      let fullest: Partition | undefined;
      for (const partition of this.#partitions.values()) {
        if (partition.unsentBytes > (fullest?.unsentBytes ?? 0)) fullest = partition;
      }
      if (fullest) this.#dispatch(fullest);
    }
    await Promise.race(this.#underWay);
  }

  #settle(partition: Partition, record: PendingRecord, settlement: Settlement): void {
    if (settlement.kind === 'refused') this.#quarantine(record, settlement);
    else this.#count(record, settlement);
    this.#pendingBytes -= record.payloadBytes;
    partition.pending.delete(record.rows.head.rowKey);
    for (const contender of record.contenders) {
      const twin = partition.pending.get(contender.rows.head.rowKey);
      if (!twin) this.#enqueue(partition, contender);
      else if (twin.sha256 === contender.sha256) twin.claims.push(...contender.claims);
      else twin.contenders.push(contender);
    }
  }

  #count(record: PendingRecord, settlement: Settlement): void {
    const generation = this.index.add(record, settlement);
    for (const { delivery, isRepeat } of record.claims) {
      const { counts } = delivery;
      const isOwn = settlement.contentId === delivery.origin.contentId && !isRepeat;
      if (settlement.kind === 'respelled') counts.respelled += 1;
      if (settlement.kind === 'respelled' || !isOwn) counts.duplicates += 1;
      else if (settlement.kind === 'variant') counts.variants += 1;
      else counts.inserted += 1;
      delivery.release(generation);
    }
  }

  /** A row that the service will not take: its text goes to quarantine, where it is one plain text among others. */
  #quarantine({ rows, sha256, claims }: PendingRecord, { code }: Settlement): void {
    const utf8 = readKeptText([rows.head, ...rows.continuations], 'AuditData') ?? Buffer.alloc(0);
    const text = {
      utf8,
      sha256,
      reason: 'refusedByStorage',
      detail: `The store answered ${code}.`,
      index: -1,
    };
    const task = Promise.all(claims.map(({ delivery }) => this.quarantine.add(text, delivery)))
      .then(() => {
        for (const { delivery } of claims) delivery.release(0);
      })
      .catch((error: unknown) => {
        this.#failure ??= { error };
      });
    this.#track(task);
  }

  #track(task: Promise<void>): void {
    this.#underWay.add(task);
    void task.finally(() => this.#underWay.delete(task));
  }

  #throwIfFailed(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
