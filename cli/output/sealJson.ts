import type { SealVerification } from '../../shared/seals/verifySeals';

/** What `verify --seal --json` prints. Public: keys may be added. Lists hold the first 1,000, `totals` the numbers of all. */
export function sealJson({ findings, heads: _, ...result }: SealVerification): object {
  const { removed, altered, columnsAltered, addedLate, addedUnknown, broken, totals } = findings;
  return { ...result, removed, altered, columnsAltered, addedLate, addedUnknown, broken, totals };
}
