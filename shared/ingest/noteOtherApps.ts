import { otherApps } from '../ledger/pollRuns';
import type { PollDependencies } from './poll';
import type { PollSummary } from './pollSummary';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Says that another function app has polled into the same tables within a day. Two pollers do no harm, but each request is made and paid
 * for twice. A poll by hand is none.
 */
export async function noteOtherApps(
  { store, names, clock, origin }: Pick<PollDependencies, 'store' | 'names' | 'clock' | 'origin'>,
  summary: PollSummary,
  abortSignal: AbortSignal,
): Promise<void> {
  if (origin.app === 'cli' || abortSignal.aborted) return;
  const now = clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  for (const app of await otherApps(store, names, { app: origin.app, since, now })) {
    summary.notes.push(
      `The function app ${app} polls into these tables, too. Nothing is stored twice, but one of the two is enough: stop the other.`,
    );
  }
}
