import type { Lookup, LookupKind } from './lookup';

// Up to here it is quicker to look through them than to make a key of each.
const FEW = 16;

/** Lookups of one record, each once, in the order in which they were first added. */
export class DistinctLookups {
  readonly all: Lookup[] = [];
  #keys: Set<string> | undefined;

  add(kind: LookupKind, value: string): void {
    if (this.#has(kind, value)) return;
    this.all.push({ kind, value });
    this.#keys?.add(keyOf(kind, value));
  }

  #has(kind: LookupKind, value: string): boolean {
    if (this.all.length < FEW) {
      for (const known of this.all) if (known.value === value && known.kind === kind) return true;
      return false;
    }
    this.#keys ??= new Set(this.all.map((known) => keyOf(known.kind, known.value)));
    return this.#keys.has(keyOf(kind, value));
  }
}

function keyOf(kind: LookupKind, value: string): string {
  return `${kind} ${value}`;
}
