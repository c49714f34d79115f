import { z } from 'zod';
import type { RowValue } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';
import { dateTime } from './contentRows';
import { checkLedgerVersion, LEDGER_VERSION } from './ledgerVersion';

/** What is known of a content type's completeness. All times are contentCreated times unless said otherwise. */
export interface Coverage {
  /**
   * From here on a missing record is a gap: the start of the subscription if this app started it, else the first listing. Content from
   * before is stored where the service still shows it, but not claimed.
   */
  readonly coveredFrom: Date | undefined;
  /** Listed to its last page up to here. */
  readonly listedTo: Date | undefined;
  /** All content before this is stored, or a known gap. */
  readonly coveredTo: Date | undefined;
  /** Nothing more can appear before this: 7 days ago, and nothing before it is waiting. */
  readonly settledTo: Date | undefined;
  readonly lastContentCreated: Date | undefined;
  /** When this app last asked for a start of the subscription: 15 minutes must lie between two. */
  readonly startRequestedAt: Date | undefined;
  /** The newest of these requests that has got an answer, be it an error: one without may never have been sent. */
  readonly startAnsweredAt: Date | undefined;
  /** The request of which the service said that a person must act first (auditing off). */
  readonly startRefusedAt: Date | undefined;
  /** When the newest poll that ran to its end began. */
  readonly lastPollAt: Date | undefined;
  /** Since when nothing may have been collected: the subscription was found switched off. {@link NEVER} once that is over. */
  readonly disabledFrom: Date | undefined;
  /** Until when the sweep keeps its pace: what it lists again in 6 hours is the whole reach of the API (7 days). */
  readonly sweptAt: Date | undefined;
  /** Up to here the present round of the sweep has listed; then it goes on, and after the newest with the oldest again. */
  readonly sweptTo: Date | undefined;
  /** Oldest content that was not done when that poll ended. */
  readonly openFrom: Date | undefined;
  /** Newest such content: only a service whose clock is wrong has any ahead of now. */
  readonly openTo: Date | undefined;
}

/** A time that says: no longer. A merge cannot take a column away. */
export const NEVER = new Date(0);

export const noCoverage: Coverage = {
  coveredFrom: undefined,
  listedTo: undefined,
  coveredTo: undefined,
  settledTo: undefined,
  lastContentCreated: undefined,
  startRequestedAt: undefined,
  startAnsweredAt: undefined,
  startRefusedAt: undefined,
  lastPollAt: undefined,
  openFrom: undefined,
  openTo: undefined,
  sweptAt: undefined,
  sweptTo: undefined,
  disabledFrom: undefined,
};

// An editor of tables may leave a time behind as text: it says the same, and to forget it would hide a gap.
const dateText = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const date = z.union([z.date(), dateText]).optional().catch(undefined);

const columns = z.object({
  coveredFrom: date,
  listedTo: date,
  coveredTo: date,
  settledTo: date,
  lastContentCreated: date,
  startRequestedAt: date,
  startAnsweredAt: date,
  startRefusedAt: date,
  lastPollAt: date,
  openFrom: date,
  openTo: date,
  sweptAt: date,
  sweptTo: date,
  disabledFrom: date,
});

/**
 * A coverage row's columns as a Coverage.
 * @throws OperatorFault where a newer version wrote the row
 */
export function coverageOf(row: StoredRow): Coverage {
  checkLedgerVersion(row);
  return { ...noCoverage, ...columns.parse(row) };
}

/** A Coverage as columns; what is undefined has no column. */
export function coverageColumns(coverage: Coverage): Record<string, RowValue> {
  const row: Record<string, RowValue> = { version: LEDGER_VERSION };
  for (const [name, time] of Object.entries(coverage)) if (time) row[name] = dateTime(time);
  return row;
}

/**
 * Two pollers may have learnt different things: the later time stands, the start never moves. `coveredTo` and `settledTo` are facts of the
 * moment and may step back: content that appears late in a covered stretch uncovers it until it is stored.
 */
export function mergeCoverage(stored: Coverage, change: Partial<Coverage>): Coverage {
  const later = (name: keyof Coverage) => {
    const times = [stored[name], change[name]].filter((time) => time !== undefined);
    return times.length === 0 ? undefined : new Date(Math.max(...times.map((time) => time.getTime())));
  };
  return {
    coveredFrom: stored.coveredFrom ?? change.coveredFrom,
    listedTo: later('listedTo'),
    coveredTo: change.coveredTo ?? stored.coveredTo,
    settledTo: change.settledTo ?? stored.settledTo,
    lastContentCreated: later('lastContentCreated'),
    startRequestedAt: later('startRequestedAt'),
    startAnsweredAt: later('startAnsweredAt'),
    startRefusedAt: later('startRefusedAt'),
    lastPollAt: later('lastPollAt'),
    openFrom: change.openFrom ?? stored.openFrom,
    openTo: change.openTo ?? stored.openTo,
    sweptAt: change.sweptAt ?? stored.sweptAt,
    sweptTo: change.sweptTo ?? stored.sweptTo,
    disabledFrom: change.disabledFrom ?? stored.disabledFrom,
  };
}
