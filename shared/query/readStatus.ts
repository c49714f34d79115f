import { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import type { PollRun } from '../ledger/pollRun';
import { newestRuns } from '../ledger/pollRuns';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { type ClosingExport, closingExports } from './closingExports';
import { type ContentTypeStatus, contentTypeStatus } from './contentTypeStatus';
import { hasListed } from './hasListed';
import { knownContentTypes } from './knownContentTypes';
import { type OpenGap, openGaps } from './openGaps';
import { type QuarantineCount, quarantineCounts } from './quarantineCounts';
import type { ReadableTables } from './readableTables';
import { type SilentRecordType, silentRecordTypes } from './silentRecordTypes';

/** The state of the tables, as `status --json` prints it. Public: keys may be added. */
export interface Status {
  readonly contentTypes: readonly ContentTypeStatus[];
  /** Open ones, oldest first. */
  readonly gaps: readonly OpenGap[];
  /** Exports that would close those gaps that Microsoft does not give out any more. */
  readonly closingExports: readonly ClosingExport[];
  /** What a person has closed by the statement that an import holds all of it. It counts as closed, never as covered. */
  readonly closedGaps: readonly Gap[];
  /** Texts that could not become records, those left out that a replay has stored since. */
  readonly quarantined: number;
  /** The same by reason. */
  readonly quarantine: readonly QuarantineCount[];
  /** Record types that came daily and have stopped. */
  readonly silentRecordTypes: readonly SilentRecordType[];
  /** Content was listed once, and the rows that told what is covered are gone: gaps may have been, and nobody knows. */
  readonly isCoverageLost: boolean;
  /** The newest poll, however it ended. */
  readonly lastRun: PollRun | undefined;
}

/**
 * Reads the state out of the tables alone, whatever content types the app is set up for now. The rows read grow with what is not done
 * (waiting content, gaps, quarantine), not with what is stored. Writes nothing.
 * @throws OperatorFault where the store cannot be read
 */
export async function readStatus(
  tables: ReadableTables & { readonly clock: Clock },
  options: StoreOptions = {},
): Promise<Status> {
  const { store, names, clock } = tables;
  const table = new CoverageTable(store, names.coverage);
  const contentTypes: ContentTypeStatus[] = [];
  const [open, closed]: [OpenGap[], Gap[]] = [[], []];
  for await (const contentType of knownContentTypes(tables, options)) {
    const coverage = await table.read(contentType, { ...options, now: clock.now() });
    const closedOfType: Gap[] = [];
    for await (const gap of table.closedGaps(contentType, options)) closedOfType.push(gap);
    const openOfType = await openGaps(tables, contentType, { coverage, closed: closedOfType }, options);
    const gaps = [...openOfType, ...closedOfType];
    contentTypes.push(await contentTypeStatus(tables, contentType, { coverage, gaps }, options));
    open.push(...openOfType);
    closed.push(...closedOfType);
  }
  const quarantine = await quarantineCounts(tables, options);
  const [lastRun] = await newestRuns(store, names, { limit: 1, now: clock.now() }, options);
  return {
    contentTypes,
    gaps: open.sort((a, b) => a.from.getTime() - b.from.getTime()),
    closingExports: await closingExports(
      tables,
      open,
      contentTypes.map(({ contentType }) => contentType),
      options,
    ),
    closedGaps: closed.sort((a, b) => a.from.getTime() - b.from.getTime()),
    quarantined: quarantine.reduce((sum, { texts }) => sum + texts, 0),
    quarantine,
    silentRecordTypes: await silentRecordTypes(tables, options),
    isCoverageLost: contentTypes.length === 0 && (await hasListed(tables, options)),
    lastRun,
  };
}
