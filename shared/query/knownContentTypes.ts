import type { StoreOptions } from '../tables/store/tableStore';
import { distinctPartitions } from './distinctPartitions';
import type { ReadableTables } from './readableTables';

// Content types begin with an upper-case letter, partitions for the app's own bookkeeping with a lower-case one (docs/storage-contract.md).
const CONTENT_TYPES = { from: 'A', before: 'a' } as const;

/** The content types that the coverage table knows, whatever the app is set up for now: one request each. */
export function knownContentTypes(
  { store, names }: ReadableTables,
  options: StoreOptions = {},
): AsyncGenerator<string> {
  return distinctPartitions(store, names.coverage, (key) => key, { ...options, ...CONTENT_TYPES });
}
