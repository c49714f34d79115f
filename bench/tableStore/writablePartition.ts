import type { Entity } from './entity';
import { indexFrom, type Partition } from './partition';

/** A partition that may change: keys and entities in two arrays, sorted. */
export class WritablePartition implements Partition {
  readonly #rowKeys: string[] = [];
  readonly #entities: Entity[] = [];

  /** @param from what it holds at first */
  constructor(from?: Partition) {
    for (let index = 0; index < (from?.size ?? 0); index++) {
      if (!from) break;
      this.#rowKeys.push(from.rowKeyAt(index));
      this.#entities.push(from.entityAt(index));
    }
  }

  get size(): number {
    return this.#rowKeys.length;
  }

  rowKeyAt(index: number): string {
    return this.#rowKeys[index] ?? '';
  }

  entityAt(index: number): Entity {
    const entity = this.#entities[index];
    if (!entity) throw new RangeError(`no entity ${index}`);
    return entity;
  }

  get(rowKey: string): Entity | undefined {
    const index = indexFrom(this, rowKey);
    return this.#rowKeys[index] === rowKey ? this.#entities[index] : undefined;
  }

  set(rowKey: string, entity: Entity): void {
    const index = indexFrom(this, rowKey);
    if (this.#rowKeys[index] === rowKey) this.#entities[index] = entity;
    else {
      this.#rowKeys.splice(index, 0, rowKey);
      this.#entities.splice(index, 0, entity);
    }
  }
}
