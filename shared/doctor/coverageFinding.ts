import type { Coverage } from '../ledger/coverage';
import { CoverageTable } from '../ledger/coverageTable';
import { knownContentTypes } from '../query/knownContentTypes';
import type { ReadableTables } from '../query/readableTables';
import type { Finding } from './finding';

/**
 * What the tables know of each content type that was ever polled.
 * @throws OperatorFault where it cannot be read
 */
export async function coverageFinding(
  { store, names }: ReadableTables,
  options: { abortSignal: AbortSignal },
): Promise<Finding<ReadonlyMap<string, Coverage>>> {
  const table = new CoverageTable(store, names.coverage);
  const known = new Map<string, Coverage>();
  for await (const contentType of knownContentTypes({ store, names }, options)) {
    known.set(contentType, await table.read(contentType, options));
  }
  return { checks: [], result: known };
}
