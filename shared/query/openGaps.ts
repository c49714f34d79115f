import type { ContentEntry } from '../ledger/contentEntry';
import { ContentLedger } from '../ledger/contentLedger';
import type { Coverage } from '../ledger/coverage';
import { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import { gapUnderWay } from '../ledger/gapUnderWay';
import { isMadeUpFor } from '../ledger/isMadeUpFor';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { ReadableTables } from './readableTables';

/** A gap as it stands now. */
export interface OpenGap extends Gap {
  /** It still grows: nothing was listed for longer than Microsoft keeps content listed. */
  readonly isUnderWay: boolean;
  /** Where Microsoft is still asked for it: until when. */
  readonly fetchableUntil: Date | undefined;
  /** Of one blob: how often it was asked for. */
  readonly attempts: number | undefined;
  /** Of one blob: the code of the last answer. */
  readonly lastError: string | undefined;
}

const PARALLEL_READS = 16;

/**
 * The open gaps of a content type as they stand now, without writing: the ledger says of each missing blob whether it has come after all
 * (then a poll was killed before it could take the gap back, or has yet to do so), and an outage that lasts is computed from the clock.
 * One read for the gaps and a point read for each blob among them.
 *
 * @param known what stands in the tables: the coverage, and gaps closed already
 * @returns oldest first
 */
export async function openGaps(
  { store, names, clock }: ReadableTables & { readonly clock: Clock },
  contentType: string,
  { coverage, closed }: { coverage: Coverage; closed: readonly Gap[] },
  options: StoreOptions = {},
): Promise<OpenGap[]> {
  const now = clock.now();
  const ledger = new ContentLedger(store, names.content, clock);
  const limited = limitedParallel(PARALLEL_READS);
  const table = new CoverageTable(store, names.coverage);
  const rows: Gap[] = [];
  for await (const gap of table.openGaps(contentType, options)) rows.push(gap);
  const standing = await Promise.all(
    rows.map((gap) => limited(async () => gapNow(gap, await entryOf(gap, ledger, options), now))),
  );
  const gaps = standing.filter((gap) => gap !== undefined);
  const underWay = gapUnderWay(contentType, coverage, now, [...rows, ...closed]);
  if (underWay) gaps.push({ ...gapAlone(underWay), isUnderWay: true });
  return gaps.sort((a, b) => a.from.getTime() - b.from.getTime());
}

function gapNow(gap: Gap, entry: ContentEntry | undefined, now: Date): OpenGap | undefined {
  if (gap.contentId === undefined) return gapAlone(gap);
  if (entry && isMadeUpFor(gap, entry)) return undefined;
  const isAskedFor = entry?.state !== 'stored' && entry?.state !== 'expired';
  const { contentExpiration } = gap;
  return {
    ...gapAlone(gap),
    fetchableUntil:
      isAskedFor && contentExpiration && contentExpiration > now ? contentExpiration : undefined,
    attempts: entry?.attempts,
    lastError: entry?.lastError,
  };
}

function gapAlone(gap: Gap): OpenGap {
  return { ...gap, isUnderWay: false, fetchableUntil: undefined, attempts: undefined, lastError: undefined };
}

function entryOf(
  { contentType, contentId, from, to }: Gap,
  ledger: ContentLedger,
  options: StoreOptions,
): Promise<ContentEntry | undefined> {
  if (contentId === undefined) return Promise.resolve(undefined);
  const content = {
    contentType,
    contentId,
    contentCreated: from.toISOString(),
    contentExpiration: to.toISOString(),
  };
  return ledger.find(content, options);
}
