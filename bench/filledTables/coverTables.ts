import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { ReadableTables } from '../../shared/query/readableTables';

const DAY_MS = 86_400_000;

/** Notes coverage as after so many days of polls without a gap. @param options.to midnight after the last of them */
export async function coverTables(
  { store, names }: ReadableTables,
  { days, to }: { days: number; to: Date },
): Promise<void> {
  await new CoverageTable(store, names.coverage).update('Audit.Exchange', () => ({
    coveredFrom: new Date(to.getTime() - days * DAY_MS),
    listedTo: to,
    coveredTo: to,
    settledTo: new Date(to.getTime() - 7 * DAY_MS),
    lastPollAt: to,
  }));
}
