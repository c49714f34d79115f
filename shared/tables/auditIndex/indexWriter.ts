import type { PendingRecord } from '../auditRecords/pendingRecord';
import type { Settlement } from '../auditRecords/writeRecords';
import { limitedParallel } from '../store/limitedParallel';
import type { TableNames } from '../store/tableNames';
import type { StoreOptions, TableStore } from '../store/tableStore';
import { IndexGeneration } from './indexGeneration';
import { indexPartitionKey } from './indexKeys';
import type { IndexReference } from './indexReference';
import { writeIndexPartition } from './writeIndexPartition';

const GATHERED_BYTES = 32 * 1024 * 1024;
const PARALLEL_PARTITIONS = 8;

/**
 * Gathers index references and writes them by generations: the longer one gathers, the more records share a row.
 * A delivery is durable once the generation of its last record has been written.
 */
export class IndexWriter {
  #generation = 1;
  #gathered = new IndexGeneration();
  #writtenTo = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: TableStore,
    private readonly names: TableNames,
    private readonly options: StoreOptions & { gatheredBytes?: number } = {},
  ) {}

  /** Every generation up to this one is durable. */
  get writtenTo(): number {
    return this.#writtenTo;
  }

  /** Whether enough is gathered that it should be written before more comes. */
  get isFull(): boolean {
    return this.#gathered.bytes > (this.options.gatheredBytes ?? GATHERED_BYTES);
  }

  /**
   * Notes under what a stored record is to be found. A duplicate's rows are ensured all the same: whoever stored it first may have
   * been stopped before its index rows were written.
   * @returns the generation that will hold it
   */
  add(record: PendingRecord, settlement: Settlement): number {
    const { head } = record.rows;
    const day = head.partitionKey.slice(-10);
    const table = this.names.index(day);
    const reference: IndexReference = {
      partitionKey: head.partitionKey,
      rowKey: settlement.rowKey,
      recordType: Number(head.RecordType),
      operation: textOrNone(head.Operation),
      userId: textOrNone(head.UserId),
      clientAddress: textOrNone(head.ClientAddress),
    };
    const isKnown = !settlement.isNew;
    for (const { kind, value } of record.lookups) {
      this.#gathered.add(table, indexPartitionKey(kind, day, value), value, reference, isKnown);
    }
    this.#gathered.add(table, indexPartitionKey('record', day, record.id), record.id, reference, isKnown);
    return this.#generation;
  }

  /** Writes what is gathered now; what is added meanwhile belongs to the next generation. */
  flush(): Promise<void> {
    const generation = this.#generation;
    const gathered = this.#gathered;
    this.#generation += 1;
    this.#gathered = new IndexGeneration();
    // One after the other: two generations may hold the same value, and the second must see the first's rows.
    this.#writing = this.#writing.then(async () => {
      const limited = limitedParallel(PARALLEL_PARTITIONS);
      const partitions = [...gathered.partitions.values()];
      await Promise.all(
        partitions.map((partition) =>
          limited(() => writeIndexPartition(this.store, partition, this.options)),
        ),
      );
      this.#writtenTo = generation;
    });
    return this.#writing;
  }
}

function textOrNone(value: unknown): string | undefined {
  // The index row holds it for choosing by; the record itself has it whole.
  return typeof value === 'string' ? value.slice(0, 1_000) : undefined;
}
