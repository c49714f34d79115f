import { OperatorFault } from '../faults/operatorFault';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { saveRun, type VerifyRun } from './verifyRun';

/**
 * Writes down how far runs have come. Whoever may only read the tables can verify all the same: only the progress is not kept then.
 * @param note told so, once
 */
export function keepProgress(
  at: { readonly store: TableStore; readonly table: string },
  clock: Clock,
  note: (text: string) => void,
): (run: VerifyRun, options?: StoreOptions) => Promise<void> {
  let isKept = true;
  return async (run, options) => {
    if (!isKept) return;
    try {
      await saveRun(at, run, clock.now(), options);
    } catch (error) {
      if (!(error instanceof OperatorFault)) throw error;
      isKept = false;
      note(`Should this be stopped, it cannot go on later: ${error.message}`);
    }
  };
}
