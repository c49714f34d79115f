import type { StoredRow } from '../store/tableStore';
import type { IndexPartition } from './gatheredPartition';
import { indexRowKeyPrefix } from './indexKeys';
import { type IndexReference, inKeyOrder, recordKey } from './indexReference';
import { referencedRecords } from './indexRows';

/** A value of an index partition, and what has still to be written of it. */
export interface IndexedValue {
  /** `{value}|`: all of its rows begin so. */
  readonly prefix: string;
  /** Without repeats. */
  references: readonly IndexReference[];
  /** Keys of its rows that exist already, with other references. */
  taken: Set<string> | undefined;
}

/** A partition's values by the prefix of their rows: two that differ in letter case only (Ids may) have their rows in common. */
export function indexedValues({ values }: IndexPartition): Map<string, IndexedValue> {
  const byPrefix = new Map<string, IndexedValue>();
  for (const [value, found] of values) {
    const prefix = indexRowKeyPrefix(value);
    const gathered = Array.isArray(found) ? found : [found];
    const twin = byPrefix.get(prefix);
    const references = withoutRepeats(twin ? twin.references.concat(gathered) : gathered);
    byPrefix.set(prefix, { prefix, references, taken: undefined });
  }
  return byPrefix;
}

/** Notes a row of the value that stands in the table: what it refers to has not to be written again. */
export function takeStored(indexed: IndexedValue, row: StoredRow): void {
  indexed.taken ??= new Set();
  indexed.taken.add(row.rowKey);
  const held = new Set(heldBy(row).map(([partitionKey, rowKey]) => recordKey({ partitionKey, rowKey })));
  indexed.references = indexed.references.filter((each) => !held.has(recordKey(each)));
}

function heldBy(row: StoredRow): [string, string][] {
  try {
    return referencedRecords(row);
  } catch {
    // Changed by hand: it leads nowhere, and must not keep records out.
    return [];
  }
}

/** Of repeats the first is kept: what came first made the row. */
function withoutRepeats(references: readonly IndexReference[]): readonly IndexReference[] {
  if (references.length === 1) return references;
  const inOrder = references.toSorted(inKeyOrder);
  return inOrder.filter((each, at) => {
    const before = inOrder[at - 1];
    return before === undefined || inKeyOrder(before, each) !== 0;
  });
}
