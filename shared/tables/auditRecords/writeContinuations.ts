import type { StoreOptions, TableStore } from '../store/tableStore';
import type { RecordRows } from './recordRows';

/**
 * Writes the rows that must stand before the head. Their keys hold the text's hash, so one that exists is the same one.
 * @returns the service's code where it refused one
 */
export async function writeContinuations(
  store: TableStore,
  table: string,
  { continuations }: Pick<RecordRows, 'continuations'>,
  options: StoreOptions,
): Promise<string | undefined> {
  // Each nearly fills a transaction.
  for (const row of continuations) {
    const outcome = await store.insert(table, [row], options);
    if (outcome.outcome === 'refused') return outcome.code;
  }
  return undefined;
}
