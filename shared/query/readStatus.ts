import { ContentLedger } from '../ledger/contentLedger';
import { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import { openDays } from '../ledger/openDays';
import { CONTINUATION_ROW_KEY } from '../tables/store/continuationRowKey';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { distinctPartitions } from './distinctPartitions';
import { gapsWithin } from './gapsWithin';
import type { ReadableTables } from './readableTables';

/** How complete the tables are for one content type; all times are contentCreated times. Public: keys may be added. */
export interface ContentTypeStatus {
  readonly contentType: string;
  /** What was before the app began: not claimed, and no gap. */
  readonly beforeCoverage: { readonly to: Date } | undefined;
  readonly coveredFrom: Date | undefined;
  /** All content before this is stored, or a gap below. */
  readonly coveredTo: Date | undefined;
  /** Nothing more can appear before this. */
  readonly settledTo: Date | undefined;
  readonly lastContentCreated: Date | undefined;
  readonly lastPollAt: Date | undefined;
  /** Content listed and not stored yet. */
  readonly backlog: number;
}

/** The state of the tables, as `status --json` prints it. */
export interface Status {
  readonly contentTypes: readonly ContentTypeStatus[];
  /** Open ones, oldest first. */
  readonly gaps: readonly Omit<Gap, 'state' | 'contentExpiration'>[];
  /** Texts that could not become records. */
  readonly quarantined: number;
}

/**
 * Reads the state out of the tables alone, whatever content types the app is set up for now.
 * @throws OperatorFault where the store cannot be read
 */
export async function readStatus(
  tables: ReadableTables & { readonly clock: Clock },
  options: StoreOptions = {},
): Promise<Status> {
  const { store, names } = tables;
  const coverage = new CoverageTable(store, names.coverage);
  const contentTypes: ContentTypeStatus[] = [];
  for await (const contentType of distinctPartitions(store, names.coverage, (key) => key, options)) {
    contentTypes.push(await contentTypeStatus(tables, coverage, contentType, options));
  }
  const gaps = (await gapsWithin(tables, {}, options)).map(
    ({ contentType, from, to, reason, since, contentId }) => ({
      contentType,
      from,
      to,
      reason,
      since,
      contentId,
    }),
  );
  return { contentTypes, gaps, quarantined: await countQuarantined(tables, options) };
}

async function contentTypeStatus(
  { store, names, clock }: ReadableTables & { readonly clock: Clock },
  coverage: CoverageTable,
  contentType: string,
  options: StoreOptions,
): Promise<ContentTypeStatus> {
  const known = await coverage.read(contentType, options);
  const { coveredFrom, coveredTo, settledTo, lastContentCreated, lastPollAt } = known;
  const ledger = new ContentLedger(store, names.content, clock);
  let backlog = 0;
  for await (const { state } of ledger.open(contentType, openDays(known, clock.now()), options)) {
    if (state === 'listed') backlog += 1;
  }
  const beforeCoverage = coveredFrom && { to: coveredFrom };
  return {
    contentType,
    beforeCoverage,
    coveredFrom,
    // Before the first listing that came to its end nothing is claimed: an empty span, never one that ends before it begins.
    coveredTo: coveredFrom && coveredTo && coveredTo < coveredFrom ? coveredFrom : coveredTo,
    settledTo,
    lastContentCreated,
    lastPollAt,
    backlog,
  };
}

async function countQuarantined({ store, names }: ReadableTables, options: StoreOptions): Promise<number> {
  let count = 0;
  for await (const page of store.query(names.quarantine, '', { ...options, select: [] }))
    count += page.filter(({ rowKey }) => !CONTINUATION_ROW_KEY.test(rowKey)).length;
  return count;
}
