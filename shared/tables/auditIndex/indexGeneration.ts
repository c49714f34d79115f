import { GatheredPartition } from './gatheredPartition';
import { type IndexKind, indexPartitionKey } from './indexKeys';
import type { IndexReference } from './indexReference';
import { ReferenceLog, type References } from './referenceLog';

// Its key, its entry in a map, its empty log, and the first room for its numbers.
const BYTES_A_PARTITION = 450;

/** Index references gathered since the last time the index was written; those that share a value come to stand in one row. */
export class IndexGeneration {
  readonly #tables = new Map<string, Map<string, GatheredPartition>>();
  readonly #references = new ReferenceLog();
  #partitionsBytes = 0;

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    return this.#partitionsBytes + this.#references.sizeInBytes;
  }

  /** The part of it that stays until all of it is written. */
  get referencesInBytes(): number {
    return this.#references.sizeInBytes;
  }

  /**
   * @param table the day's index table
   * @param values what the record is to be found by
   * @param isKnown whether the record was stored before
   */
  add(
    { table, day }: { table: string; day: string },
    values: Iterable<{ kind: IndexKind; value: string }>,
    reference: IndexReference,
    isKnown: boolean,
  ): void {
    const number = this.#references.append(reference);
    for (const { kind, value } of values) {
      const partition = this.#partition(table, indexPartitionKey(kind, day, value));
      const bytesBefore = partition.sizeInBytes;
      partition.add(value, number, isKnown);
      this.#partitionsBytes += partition.sizeInBytes - bytesBefore;
    }
  }

  /** The references, each at its number. */
  references(): References {
    return this.#references.all();
  }

  /** Gives all partitions away. */
  takeAll(): GatheredPartition[] {
    const all = this.#all();
    this.#tables.clear();
    this.#partitionsBytes = 0;
    return all;
  }

  /** Gives away the largest partitions until no more than so much is left: a small one gains most by waiting for company. */
  takeLargest(leftInBytes: number): GatheredPartition[] {
    const taken: GatheredPartition[] = [];
    for (const partition of this.#all().sort((a, b) => b.sizeInBytes - a.sizeInBytes)) {
      if (this.sizeInBytes <= leftInBytes) break;
      this.#tables.get(partition.table)?.delete(partition.partitionKey);
      this.#partitionsBytes -= partition.sizeInBytes + BYTES_A_PARTITION;
      taken.push(partition);
    }
    return taken;
  }

  #all(): GatheredPartition[] {
    return [...this.#tables.values()].flatMap((partitions) => [...partitions.values()]);
  }

  #partition(table: string, partitionKey: string): GatheredPartition {
    let partitions = this.#tables.get(table);
    if (!partitions) {
      partitions = new Map();
      this.#tables.set(table, partitions);
    }
    const present = partitions.get(partitionKey);
    if (present) return present;
    const partition = new GatheredPartition(table, partitionKey);
    partitions.set(partitionKey, partition);
    this.#partitionsBytes += BYTES_A_PARTITION;
    return partition;
  }
}
