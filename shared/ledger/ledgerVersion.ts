import { OperatorFault } from '../faults/operatorFault';
import type { StoredRow } from '../tables/store/tableStore';

/** Version of what stands in the coverage table; written into its rows as `version`. */
export const LEDGER_VERSION = 1;

/**
 * Leaves alone what a newer version of this app has written: its rows may mean what this one does not know.
 * @throws OperatorFault where the row is from a newer version
 */
export function checkLedgerVersion({ version }: StoredRow): void {
  if (typeof version !== 'number' || version <= LEDGER_VERSION) return;
  throw new OperatorFault(
    `These tables were written by a newer version of this app (ledger version ${version}, this one knows ${LEDGER_VERSION}).`,
    'Update this app. Nothing was changed.',
  );
}
