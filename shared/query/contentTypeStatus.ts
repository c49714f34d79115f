import type { ContentEntry } from '../ledger/contentEntry';
import { ContentLedger } from '../ledger/contentLedger';
import type { Coverage } from '../ledger/coverage';
import type { Gap } from '../ledger/gap';
import { openDays } from '../ledger/openDays';
import { type Span, subtractSpans } from '../ledger/spans';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { ReadableTables } from './readableTables';

/** Content that is listed and not stored yet. */
export interface WaitingContent {
  /** How much. */
  readonly contents: number;
  /** When the oldest of it became available. */
  readonly since: Date;
  /** How often the oldest was asked for, and with which code that ended the last time. */
  readonly attempts: number;
  readonly lastError: string | undefined;
  /** Until when Microsoft gives the oldest. */
  readonly contentExpiration: Date;
}

/** How complete the tables are for one content type; all times are contentCreated times. Public: keys may be added. */
export interface ContentTypeStatus {
  readonly contentType: string;
  /** What was before the app began: not claimed, and no gap. */
  readonly beforeCoverage: { readonly to: Date } | undefined;
  readonly coveredFrom: Date | undefined;
  /** All content before this is stored, or a gap. */
  readonly coveredTo: Date | undefined;
  /** The stretches between the gaps: all of it is stored. */
  readonly coveredSpans: readonly Span[];
  /** Nothing more can appear before this. */
  readonly settledTo: Date | undefined;
  readonly lastContentCreated: Date | undefined;
  /** When the newest poll that ran to its end began. */
  readonly lastPollAt: Date | undefined;
  /** Content listed and not stored yet. */
  readonly backlog: number;
  readonly waiting: WaitingContent | undefined;
  /** Keys of ledger rows that are not done and that somebody has changed by hand. */
  readonly editedRows: readonly string[];
}

/**
 * What stands in the tables of one content type, as a person asks for it. Of the ledger only rows that are not done are read.
 * @param known coverage, and all gaps: open ones and those closed by statement, which are not covered either
 */
export async function contentTypeStatus(
  { store, names, clock }: ReadableTables & { readonly clock: Clock },
  contentType: string,
  { coverage, gaps }: { coverage: Coverage; gaps: readonly Gap[] },
  options: StoreOptions = {},
): Promise<ContentTypeStatus> {
  const { coveredFrom, settledTo, lastContentCreated, lastPollAt } = coverage;
  const ledger = new ContentLedger(store, names.content, clock);
  let backlog = 0;
  let oldest: ContentEntry | undefined;
  for await (const entry of ledger.open(contentType, openDays(coverage, clock.now()), options)) {
    if (entry.state !== 'listed') continue;
    backlog += 1;
    if (!oldest || entry.contentCreated < oldest.contentCreated) oldest = entry;
  }
  // Before the first listing that came to its end nothing is claimed: an empty span, never one that ends before it begins.
  const isBefore = coveredFrom && coverage.coveredTo && coverage.coveredTo < coveredFrom;
  const coveredTo = isBefore ? coveredFrom : coverage.coveredTo;
  const claimed = coveredFrom && coveredTo ? [{ from: coveredFrom, to: coveredTo }] : [];
  const missing = gaps.map(({ from, to }) => ({ from, to: new Date(Math.max(+to, +from + 1)) }));
  return {
    contentType,
    beforeCoverage: coveredFrom && { to: coveredFrom },
    coveredFrom,
    coveredTo,
    coveredSpans: subtractSpans(claimed, missing),
    settledTo,
    lastContentCreated,
    lastPollAt,
    backlog,
    waiting: oldest && waitingContent(oldest, backlog),
    editedRows: [...ledger.editedByHand],
  };
}

function waitingContent(oldest: ContentEntry, contents: number): WaitingContent {
  return {
    contents,
    since: new Date(oldest.contentCreated),
    attempts: oldest.attempts,
    lastError: oldest.lastError || undefined,
    contentExpiration: new Date(oldest.contentExpiration),
  };
}
