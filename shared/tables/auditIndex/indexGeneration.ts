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
  references: number;
  bytes: number;
}

// One transaction of full size.
const ENOUGH_VALUES = 100;
const MOST_REFERENCES_A_VALUE = 1.25;

/** Index references gathered since the last time the index was written; those that share a value come to stand in one row. */
export class IndexGeneration {
  readonly #tables = new Map<string, Map<string, IndexPartition>>();
  bytes = 0;

  *partitions(): Generator<IndexPartition> {
    for (const table of this.#tables.values()) yield* table.values();
  }

  /**
   * Gives away a partition for which waiting is of no use: it fills a transaction, and its values are of a kind that records seldom share
   * (messages, sessions), so that hardly two would come to stand in one row.
   * @returns undefined where it is better kept
   */
  #withoutUse(partition: IndexPartition): IndexPartition | undefined {
    const { table, partitionKey, values, known, references } = partition;
    const isUseful =
      values.size < ENOUGH_VALUES || known.size > 0 || references > values.size * MOST_REFERENCES_A_VALUE;
    if (isUseful) return undefined;
    this.#tables.get(table)?.delete(partitionKey);
    this.bytes -= partition.bytes;
    return partition;
  }

  /**
   * @param table the day's index table
   * @param isKnown whether the record was stored before
   * @returns a partition to be written now, taken out of the generation
   */
  add(
    table: string,
    { kind, value, day }: { kind: IndexKind; value: string; day: string },
    reference: IndexReference,
    isKnown: boolean,
  ): IndexPartition | undefined {
    const partition = this.#partition(table, indexPartitionKey(kind, day, value));
    const { values, known } = partition;
    const present = values.get(value);
    let bytes = BYTES_A_REFERENCE;
    if (present === undefined) {
      values.set(value, reference);
      bytes += BYTES_A_VALUE + value.length;
    } else if (Array.isArray(present)) present.push(reference);
    else values.set(value, [present, reference]);
    this.bytes += bytes;
    partition.bytes += bytes;
    partition.references += 1;
    if (isKnown) known.add(value);
    return this.#withoutUse(partition);
  }

  #partition(table: string, partitionKey: string): IndexPartition {
    let partitions = this.#tables.get(table);
    if (!partitions) {
      partitions = new Map();
      this.#tables.set(table, partitions);
    }
    const present = partitions.get(partitionKey);
    if (present) return present;
    const partition: IndexPartition = {
      table,
      partitionKey,
      values: new Map(),
      known: new Set(),
      references: 0,
      bytes: 0,
    };
    partitions.set(partitionKey, partition);
    return partition;
  }
}
