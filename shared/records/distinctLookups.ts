import type { Lookup } from './lookup';

// Up to here it is quicker to look through them than to make a key of each.
const FEW = 16;

/** Lookups of one record, each once, in the order in which they were first added. */
export class DistinctLookups {
  readonly all: Lookup[] = [];
  #keys: Set<string> | undefined;

  add(lookup: Lookup): void {
    if (this.#has(lookup)) return;
    this.all.push(lookup);
    this.#keys?.add(keyOf(lookup));
  }

  #has(lookup: Lookup): boolean {
    if (this.all.length < FEW) {
      for (const { kind, value } of this.all) if (value === lookup.value && kind === lookup.kind) return true;
      return false;
    }
    this.#keys ??= new Set(this.all.map(keyOf));
    return this.#keys.has(keyOf(lookup));
  }
}

function keyOf({ kind, value }: Lookup): string {
  return `${kind} ${value}`;
}
