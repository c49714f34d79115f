import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { Gap } from '../../shared/ledger/gap';
import type { PollRun } from '../../shared/ledger/pollRun';
import { newestRuns } from '../../shared/ledger/pollRuns';
import { type ContentTypeStatus, contentTypeStatus } from '../../shared/query/contentTypeStatus';
import { hasListed } from '../../shared/query/hasListed';
import { knownContentTypes } from '../../shared/query/knownContentTypes';
import { openGaps } from '../../shared/query/openGaps';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { StoreOptions } from '../../shared/tables/store/tableStore';
import type { Clock } from '../../shared/time/clock';

/** How far the tables reach just now, as every page says. */
export interface TableState {
  readonly contentTypes: readonly ContentTypeStatus[];
  readonly openGaps: number;
  readonly lastRun: PollRun | undefined;
  /** See Status.isCoverageLost. */
  readonly isCoverageLost: boolean;
}

/** Reads what changes while a poll runs: coverage, content that waits, the newest poll. A few requests, whatever is stored. */
export async function readTableState(
  tables: ReadableTables & { readonly clock: Clock },
  options: StoreOptions = {},
): Promise<TableState> {
  const { store, names, clock } = tables;
  const table = new CoverageTable(store, names.coverage);
  const contentTypes: ContentTypeStatus[] = [];
  let open = 0;
  for await (const contentType of knownContentTypes(tables, options)) {
    const coverage = await table.read(contentType, { ...options, now: clock.now() });
    const closed: Gap[] = [];
    for await (const gap of table.closedGaps(contentType, options)) closed.push(gap);
    const gaps = await openGaps(tables, contentType, { coverage, closed }, options);
    open += gaps.length;
    contentTypes.push(
      await contentTypeStatus(tables, contentType, { coverage, gaps: [...gaps, ...closed] }, options),
    );
  }
  const [lastRun] = await newestRuns(store, names, { limit: 1, now: clock.now() }, options);
  const isCoverageLost = contentTypes.length === 0 && (await hasListed(tables, options));
  return { contentTypes, openGaps: open, lastRun, isCoverageLost };
}
