import { type Entity, etagOf, type PropertyValue } from './entity';
import { checkEntity } from './entityLimits';
import { type Filter, meets } from './filter';
import { isBehind, keyRange } from './keyRange';
import { indexFrom, type Partition } from './partition';
import { ServiceError } from './serviceError';
import { WritablePartition } from './writablePartition';

/** Where a page begins. */
export interface PagePosition {
  readonly partitionKey: string;
  readonly rowKey: string;
}

/** One page of an answer. */
export interface Page {
  readonly entities: readonly Entity[];
  readonly next: PagePosition | undefined;
  /** Entities that were looked at for it. */
  readonly scanned: number;
}

/** One write of a transaction. */
export interface EntityChange {
  readonly change: 'insert' | 'merge' | 'replace';
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** Undefined or `*`: whatever stands there. */
  readonly etag?: string | undefined;
}

let changes = 0;

/** One table: partitions by key, each sorted by row key. */
export class SortedTable {
  readonly #partitions = new Map<string, Partition>();
  #keys: string[] | undefined;

  /** Puts a whole partition in its place, as it is: the way to fill a table with millions of rows at once. */
  load(partitionKey: string, partition: Partition): void {
    this.#partitions.set(partitionKey, partition);
    this.#keys = undefined;
  }

  get(partitionKey: string, rowKey: string): Entity {
    const partition = this.#partitions.get(partitionKey);
    const index = partition ? indexFrom(partition, rowKey) : 0;
    if (!partition || index >= partition.size || partition.rowKeyAt(index) !== rowKey)
      throw new ServiceError(404, 'ResourceNotFound');
    return partition.entityAt(index);
  }

  /** Entities that meet a filter, in the order of their keys. */
  query(
    filter: Filter | undefined,
    {
      top,
      from,
      select,
    }: { top: number; from?: PagePosition | undefined; select?: readonly string[] | undefined },
  ): Page {
    const [partitions, rows] = [keyRange(filter, 'PartitionKey'), keyRange(filter, 'RowKey')];
    const entities: Entity[] = [];
    let scanned = 0;
    const first = from && from.partitionKey > partitions.from ? from.partitionKey : partitions.from;
    for (const partitionKey of this.#keysFrom(first)) {
      if (isBehind(partitions, partitionKey)) break;
      const partition = this.#partitions.get(partitionKey);
      if (!partition) continue;
      const start = partitionKey === from?.partitionKey && from.rowKey > rows.from ? from.rowKey : rows.from;
      for (let index = indexFrom(partition, start); index < partition.size; index++) {
        const rowKey = partition.rowKeyAt(index);
        if (isBehind(rows, rowKey)) break;
        if (entities.length === top) return { entities, next: { partitionKey, rowKey }, scanned };
        scanned += 1;
        if (meets(filter, propertiesAt(partition, index, { partitionKey, rowKey })))
          entities.push(partition.entityAt(index, select));
      }
    }
    return { entities, next: undefined, scanned };
  }

  /**
   * Carries out a transaction: all of it or nothing.
   * @returns etags, in the order given
   * @throws ServiceError with the index of the change that failed
   */
  apply(transaction: readonly EntityChange[]): string[] {
    const seen = new Set<string>();
    const written = transaction.map((change, index) => {
      try {
        const { RowKey: rowKey } = change.properties;
        if (seen.has(String(rowKey))) throw new ServiceError(400, 'InvalidDuplicateRow');
        seen.add(String(rowKey));
        return this.#changed(change);
      } catch (error) {
        if (error instanceof ServiceError) throw Object.assign(error, { index });
        throw error;
      }
    });
    for (const entity of written) {
      const { PartitionKey: partitionKey, RowKey: rowKey } = entity.properties;
      this.#writable(String(partitionKey)).set(String(rowKey), entity);
    }
    return written.map(etagOf);
  }

  #changed({ change, properties, etag }: EntityChange): Entity {
    checkEntity(properties);
    const stored = this.#find(String(properties.PartitionKey), String(properties.RowKey));
    if (change === 'insert') {
      if (stored) throw new ServiceError(409, 'EntityAlreadyExists');
      return { properties, timestamp: nextTimestamp() };
    }
    if (!stored) throw new ServiceError(404, 'ResourceNotFound');
    if (etag !== undefined && etag !== '*' && etag !== etagOf(stored))
      throw new ServiceError(412, 'UpdateConditionNotSatisfied');
    const merged =
      change === 'merge' ? { ...withoutTypesOf(stored.properties, properties), ...properties } : properties;
    checkEntity(merged);
    return { properties: merged, timestamp: nextTimestamp() };
  }

  #find(partitionKey: string, rowKey: string): Entity | undefined {
    const partition = this.#partitions.get(partitionKey);
    if (!partition) return undefined;
    const index = indexFrom(partition, rowKey);
    return index < partition.size && partition.rowKeyAt(index) === rowKey
      ? partition.entityAt(index)
      : undefined;
  }

  #writable(partitionKey: string): WritablePartition {
    const present = this.#partitions.get(partitionKey);
    if (present instanceof WritablePartition) return present;
    const partition = new WritablePartition(present);
    this.#partitions.set(partitionKey, partition);
    if (!present) this.#keys = undefined;
    return partition;
  }

  #keysFrom(partitionKey: string): readonly string[] {
    this.#keys ??= [...this.#partitions.keys()].sort();
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') < partitionKey) low = middle + 1;
      else high = middle;
    }
    return this.#keys.slice(low);
  }
}

/** Keys are at hand: a filter may compare a dozen of them, and a generated partition would make them anew each time. */
function propertiesAt(
  partition: Partition,
  index: number,
  { partitionKey, rowKey }: { partitionKey: string; rowKey: string },
): (name: string) => unknown {
  let properties: Readonly<Record<string, unknown>> | undefined;
  return (name) => {
    if (name === 'RowKey') return rowKey;
    if (name === 'PartitionKey') return partitionKey;
    if (partition.propertyAt) return partition.propertyAt(index, name);
    properties ??= partition.entityAt(index).properties;
    return properties[name];
  };
}

/** A property that is written anew has its new type, or none. */
function withoutTypesOf(
  stored: Readonly<Record<string, PropertyValue>>,
  given: Readonly<Record<string, PropertyValue>>,
): Record<string, PropertyValue> {
  return Object.fromEntries(
    Object.entries(stored).filter(([name]) => !(name.replace('@odata.type', '') in given)),
  );
}

/** Of now, with a number of the change in the digits below a millisecond. */
function nextTimestamp(): string {
  changes = (changes + 1) % 10_000;
  return new Date().toISOString().replace('Z', `${String(changes).padStart(4, '0')}Z`);
}
