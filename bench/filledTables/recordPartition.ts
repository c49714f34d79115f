import type { Entity } from '../tableStore/entity';
import type { Partition } from '../tableStore/partition';
import type { NumberedRecords } from './numberedRecords';

/** The records of one type and day: their numbers, which rise with their row keys. */
export class RecordPartition implements Partition {
  readonly #records: NumberedRecords;
  readonly #numbers: Uint32Array;

  constructor(records: NumberedRecords, numbers: readonly number[]) {
    this.#records = records;
    this.#numbers = Uint32Array.from(numbers);
  }

  get size(): number {
    return this.#numbers.length;
  }

  rowKeyAt(index: number): string {
    return this.#records.reference(this.#numbers[index] ?? 0).rowKey;
  }

  entityAt(index: number): Entity {
    return this.#records.entity(this.#numbers[index] ?? 0);
  }
}
