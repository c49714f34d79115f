import type { SealVerification } from '../../shared/seals/verifySeals';
import type { ComparedCopies } from '../readSealCopies';

/** What `verify --seal --json` prints. Public: keys may be added. Lists hold the first 1,000, `totals` the numbers of all. */
export function sealJson(
  { findings, heads: _, ...result }: SealVerification,
  { comparedWith, notCompared }: ComparedCopies,
): object {
  const { removed, altered, columnsAltered, addedLate, addedUnknown, broken, totals } = findings;
  const copies = { comparedWith, notCompared: notCompared?.message ?? null };
  return { ...result, ...copies, removed, altered, columnsAltered, addedLate, addedUnknown, broken, totals };
}
