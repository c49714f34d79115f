import type { Coverage } from '../ledger/coverage';
import { CoverageTable } from '../ledger/coverageTable';
import { knownContentTypes } from '../query/knownContentTypes';
import type { ReadableTables } from '../query/readableTables';
import type { Clock } from '../time/clock';
import type { Finding } from './finding';

/**
 * What the tables know of each content type that was ever polled; times that are still to come do not count.
 * @throws OperatorFault where it cannot be read
 */
export async function coverageFinding(
  { store, names, clock }: ReadableTables & { readonly clock: Clock },
  options: { abortSignal: AbortSignal },
): Promise<Finding<ReadonlyMap<string, Coverage>>> {
  const table = new CoverageTable(store, names.coverage);
  const known = new Map<string, Coverage>();
  for await (const contentType of knownContentTypes({ store, names }, options)) {
    known.set(contentType, await table.read(contentType, { ...options, now: clock.now() }));
  }
  return { checks: [], result: known };
}
