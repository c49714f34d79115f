import type { MonthTables } from '../../shared/retention/droppableMonths';
import { count } from './count';

/** What `drop-months` has dropped, or would. */
export function dropReport(
  months: readonly MonthTables[],
  { before, isDryRun }: { before: string; isDryRun: boolean },
): string {
  if (months.length === 0) return `No month before ${before} has tables: nothing to drop.\n`;
  const lines = months.map(({ month, tables }) => `  ${month}  ${tables.join(' ')}`);
  const what = isDryRun ? 'would be dropped, for good' : 'dropped';
  const more = isDryRun
    ? 'Nothing was dropped. Without --dry-run and with --yes, they are; a row in the coverage table will say so.'
    : 'Rows in the coverage table say so. Seals, ledger and quarantine of these months stay.';
  return `${count(months.length, 'month')} ${what}:\n${lines.join('\n')}\n${more}\n`;
}
