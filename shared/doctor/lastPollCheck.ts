import type { Coverage } from '../ledger/coverage';
import type { PollRun } from '../ledger/pollRun';
import type { Check } from './check';

const HOUR_MS = 60 * 60_000;
const POLL_NOW = 'Poll now: npm run --silent audit -- poll';
const LOOK = `See whether the function app runs (Azure portal, Function App, pollAuditFeed, Invocations). ${POLL_NOW}. What Microsoft made available more than 7 days ago cannot be fetched any more.`;

export interface KnownPolls {
  /** By content type. */
  readonly coverage: ReadonlyMap<string, Pick<Coverage, 'lastPollAt' | 'lastContentCreated'>>;
  /** Newest first. */
  readonly runs: readonly Pick<PollRun, 'startedAt' | 'outcome' | 'failure'>[];
  /** The content types that are to be polled; undefined where the settings do not say. */
  readonly contentTypes: readonly string[] | undefined;
}

/** Whether polling goes on: when the newest poll that ran to its end began, by the interval that is usual here. */
export function lastPollCheck({ coverage, runs, contentTypes }: KnownPolls, now: Date): Check {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: 'last poll',
    ok,
    detail,
    fix,
  });
  const [newestRun] = runs;
  if (newestRun?.outcome === 'failed') {
    const why = newestRun.failure ?? 'it does not say why.';
    return check(
      false,
      `The newest poll, ${ago(newestRun.startedAt, now)}, failed: ${why}`,
      `Mend what fails above. ${POLL_NOW}`,
    );
  }
  const known = [...coverage].filter(([contentType]) => contentTypes?.includes(contentType) ?? true);
  if (known.length === 0) {
    return check(
      null,
      'Nothing has been polled into these tables yet.',
      `${POLL_NOW}, or wait for the timer.`,
    );
  }
  const polled = known.flatMap(([, { lastPollAt }]) => lastPollAt ?? []).sort(byTime);
  // Of a type that is no longer polled the settings would tell; without them the newest poll of any counts.
  const oldest = contentTypes ? polled[0] : polled.at(-1);
  if (oldest === undefined || (contentTypes && polled.length < known.length)) {
    const ok = runs.length === 0 ? null : false;
    return check(
      ok,
      'No poll has run to its end yet.',
      ok === null ? `If none is under way: ${POLL_NOW}` : LOOK,
    );
  }
  if (now.getTime() - oldest.getTime() > patienceMs(runs)) {
    return check(false, `The last poll that ran to its end began ${ago(oldest, now)}.`, LOOK);
  }
  const newestContent = known
    .flatMap(([, { lastContentCreated }]) => lastContentCreated ?? [])
    .sort(byTime)
    .at(-1);
  const content = newestContent ? `newest content of ${ago(newestContent, now)}` : 'no content yet';
  return check(true, `Began ${ago(oldest, now)}; ${content}.`);
}

/** Three of the intervals that are usual here, an hour at least: whoever polls once a day is not late after an hour. */
function patienceMs(runs: readonly Pick<PollRun, 'startedAt'>[]): number {
  const intervalsMs = runs
    .slice(1)
    .map(({ startedAt }, index) => (runs[index]?.startedAt.getTime() ?? 0) - startedAt.getTime())
    .sort((a, b) => a - b);
  return Math.max(HOUR_MS, 3 * (intervalsMs[Math.floor(intervalsMs.length / 2)] ?? 0));
}

function byTime(a: Date, b: Date): number {
  return a.getTime() - b.getTime();
}

function ago(time: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - time.getTime()) / 60_000));
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1_440)} days ago`;
}
