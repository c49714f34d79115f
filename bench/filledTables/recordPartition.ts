import type { Entity, PropertyValue } from '../tableStore/entity';
import type { Partition } from '../tableStore/partition';
import type { NumberedRecords } from './numberedRecords';

/** The records of one type and day: their numbers, which rise with their row keys. */
export class RecordPartition implements Partition {
  readonly #records: NumberedRecords;
  readonly #numbers: Uint32Array;
  readonly #rowKeys: string[] = [];
  readonly #partitionKey: string;

  constructor(records: NumberedRecords, partitionKey: string, numbers: readonly number[]) {
    this.#partitionKey = partitionKey;
    this.#records = records;
    this.#numbers = Uint32Array.from(numbers);
  }

  get size(): number {
    return this.#numbers.length;
  }

  rowKeyAt(index: number): string {
    const rowKey = this.#rowKeys[index] ?? this.#records.reference(this.#numbers[index] ?? 0).rowKey;
    this.#rowKeys[index] = rowKey;
    return rowKey;
  }

  propertyAt(index: number, name: string): PropertyValue | undefined {
    if (name === 'PartitionKey') return this.#partitionKey;
    if (name === 'RowKey') return this.rowKeyAt(index);
    const { properties, varying } = this.#records.template(this.#numbers[index] ?? 0);
    const isOwn = name === 'AuditDataSha256' || varying.includes(name);
    return isOwn ? this.entityAt(index).properties[name] : properties[name];
  }

  entityAt(index: number, select?: readonly string[]): Entity {
    return this.#records.entity(this.#numbers[index] ?? 0, select);
  }
}
