import type { Entity, PropertyValue } from './entity';

/** The entities of one partition in the order of their row keys; they may be made when they are asked for. */
export interface Partition {
  readonly size: number;
  rowKeyAt(index: number): string;
  /** @param select names of the properties that will be looked at; undefined: all. What else it has need not be right. */
  entityAt(index: number, select?: readonly string[]): Entity;
  /** One property, or a type `Name@odata.type`, where that is cheaper than the whole entity: a filter asks for few. */
  propertyAt?(index: number, name: string): PropertyValue | undefined;
}

/** The first index whose row key is not before the given one (keys compare by UTF-16 units, as the service's do). */
export function indexFrom(partition: Partition, rowKey: string): number {
  let [low, high] = [0, partition.size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (partition.rowKeyAt(middle) < rowKey) low = middle + 1;
    else high = middle;
  }
  return low;
}
