import { OperatorFault } from '../faults/operatorFault';
import type { PollRun, RunKind } from '../ledger/pollRun';
import { recordRun } from '../ledger/pollRuns';
import type { PollDependencies } from './poll';
import type { ContentTypeOutcome } from './pollContentType';
import type { PollSummary } from './pollSummary';

// The app may be ending: a store that does not answer now gets no more time than this.
const LONGEST_WRITE_MS = 5_000;

/**
 * Leaves one row for a poll that has ended, whatever its end. A row that cannot be written fails no poll: it becomes a note.
 * @param ended.kind `ingest`: no poll, but a worker's time with the queue
 * @param ended.error what the poll threw, if it did
 * @returns the poll as the row tells it, also where that could not be written
 */
export async function recordPoll(
  { store, names, clock, origin }: Pick<PollDependencies, 'store' | 'names' | 'clock' | 'origin'>,
  summary: PollSummary,
  ended: { startedAt: Date; outcomes: readonly ContentTypeOutcome[]; kind?: RunKind; error?: unknown },
): Promise<PollRun> {
  const { startedAt, outcomes } = ended;
  const isFailed = 'error' in ended;
  const counts = Object.entries(summary).filter(
    (each): each is [string, number] => typeof each[1] === 'number',
  );
  const { app, appVersion, instance } = origin;
  const run: PollRun = {
    startedAt,
    endedAt: clock.now(),
    outcome: isFailed ? 'failed' : summary.complete ? 'complete' : 'incomplete',
    windows: outcomes.map(({ contentType, from, progress: { listedTo } }) => ({
      contentType,
      from,
      listedTo,
    })),
    counts: Object.fromEntries(counts),
    failure: isFailed ? failureLine(ended.error) : undefined,
    app,
    appVersion,
    instance,
  };
  try {
    const { kind } = ended;
    await recordRun(store, names, run, { kind, abortSignal: AbortSignal.timeout(LONGEST_WRITE_MS) });
  } catch {
    summary.notes.push(
      'The row that tells of this poll could not be written; the poll itself is not concerned.',
    );
  }
  return run;
}

/** Nothing but what was written for a person: any other error's message may hold anything. */
function failureLine(error: unknown): string {
  if (error instanceof OperatorFault) return error.message;
  return error instanceof Error ? error.name : 'an unknown error';
}
