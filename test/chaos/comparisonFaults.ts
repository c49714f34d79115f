import type { TableComparison } from './compareTables';

/**
 * What is wrong with tables that ought to be whole.
 * @param expectedGaps how many gaps have to be open: content whose rest nobody can read
 * @returns a line for each kind of fault, with one example; none where everything is as promised
 */
export function comparisonFaults(
  { records, halfWritten, index, ledger, quarantine }: TableComparison,
  { expectedGaps = 0 }: { expectedGaps?: number } = {},
): string[] {
  const lists: Readonly<Record<string, readonly string[]>> = {
    'records lost': records.lost,
    'records duplicated': records.duplicated,
    'records altered': records.altered,
    'records unexpected': records.unexpected,
    'records misplaced': records.misplaced,
    'mistaken variants': records.mistakenVariants,
    'records half-written': halfWritten.headsWithoutParts,
    'index references missing': index.missing,
    'index references dangling': index.dangling,
    'index references misfiled': index.misfiled,
    'contents not stored': ledger.notStored,
    'contents twice in the ledger': ledger.twice,
    'contents unexpected in the ledger': ledger.unexpected,
    'contents miscounted': ledger.miscounted,
    'quarantined texts missing': quarantine.missing,
    'quarantined texts unexpected': quarantine.unexpected,
    'gaps open': ledger.openGaps.length === expectedGaps ? [] : ledger.openGaps,
  };
  const faults = Object.entries(lists)
    .filter(([, found]) => found.length > 0)
    .map(([what, found]) => `${found.length} ${what}, such as ${found[0]}`);
  if (ledger.openGaps.length === 0 && expectedGaps > 0)
    faults.push(`no gap is open, expected ${expectedGaps}`);
  return faults;
}
