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
  readonly partitions = new Map<string, IndexPartition>();
  bytes = 0;

  add(table: string, partitionKey: string, value: string, reference: IndexReference, isKnown: boolean): void {
    const key = `${table}/${partitionKey}`;
    let partition = this.partitions.get(key);
    if (!partition) {
      partition = { table, partitionKey, values: new Map(), known: new Set() };
      this.partitions.set(key, partition);
    }
    const present = partition.values.get(value);
    if (present === undefined) {
      partition.values.set(value, reference);
      this.bytes += BYTES_A_VALUE + value.length;
    } else if (Array.isArray(present)) present.push(reference);
    else partition.values.set(value, [present, reference]);
    this.bytes += BYTES_A_REFERENCE;
    if (isKnown) partition.known.add(value);
  }
}
