import { type IndexKind, indexPartitionKey } from './indexKeys';
import type { IndexReference } from './indexReference';

// Measured on Node 24: a Map entry with its short key, and one more reference in an array.
const BYTES_A_VALUE = 160;
const BYTES_A_REFERENCE = 24;

/** The values of one index partition and what each refers to. */
export interface IndexPartition {
  readonly table: string;
  readonly partitionKey: string;
  /** A lone reference stands without an array: most values have one. */
  readonly values: Map<string, IndexReference | IndexReference[]>;
  /** Values with a record that was stored before: their existing rows are read, so that nothing is written twice. */
  readonly known: Set<string>;
}

/** Index references gathered since the last time the index was written; those that share a value come to stand in one row. */
export class IndexGeneration {
  readonly #tables = new Map<string, Map<string, IndexPartition>>();
  bytes = 0;

  *partitions(): Generator<IndexPartition> {
    for (const table of this.#tables.values()) yield* table.values();
  }

  /**
   * @param table the day's index table
   * @param isKnown whether the record was stored before
   */
  add(
    table: string,
    { kind, value, day }: { kind: IndexKind; value: string; day: string },
    reference: IndexReference,
    isKnown: boolean,
  ): void {
    const { values, known } = this.#partition(table, indexPartitionKey(kind, day, value));
    const present = values.get(value);
    if (present === undefined) {
      values.set(value, reference);
      this.bytes += BYTES_A_VALUE + value.length;
    } else if (Array.isArray(present)) present.push(reference);
    else values.set(value, [present, reference]);
    this.bytes += BYTES_A_REFERENCE;
    if (isKnown) known.add(value);
  }

  #partition(table: string, partitionKey: string): IndexPartition {
    let partitions = this.#tables.get(table);
    if (!partitions) {
      partitions = new Map();
      this.#tables.set(table, partitions);
    }
    const present = partitions.get(partitionKey);
    if (present) return present;
    const partition: IndexPartition = { table, partitionKey, values: new Map(), known: new Set() };
    partitions.set(partitionKey, partition);
    return partition;
  }
}
