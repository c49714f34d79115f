import type { StoreOptions } from '../tables/store/tableStore';
import type { KnownContents } from './knownContents';
import type { TypeDayRow } from './typeDayRows';

const FILE_SHA256 = /^[0-9a-f]{64}$/;

/** Rows of a type-day that no seal has, by whether they tell where they come from. */
export interface AddedRows {
  /** Of content that the ledger knows, or of an imported file, which its ContentId names by hash. */
  readonly late: readonly TypeDayRow[];
  readonly unknown: readonly TypeDayRow[];
}

/**
 * Sorts what was added to a sealed day. A record of the feed is late if its ContentId stands in the ledger. An import has no ledger row: it is
 * late, too, if its ContentId has the form of a file's SHA-256, because the file can be asked for and must have that hash and hold the record.
 * @param since when the newest link was made
 */
export async function sortAdded(
  rows: readonly TypeDayRow[],
  contents: KnownContents,
  at: { day: string; since: Date | undefined },
  options: StoreOptions = {},
): Promise<AddedRows> {
  const fromFeed = new Set<string>();
  for (const row of rows) {
    const contentId = contentIdOf(row);
    if (row.source === 'api' && contentId !== undefined) fromFeed.add(contentId);
  }
  const known = fromFeed.size > 0 ? await contents.among(fromFeed, at, options) : fromFeed;
  const late: TypeDayRow[] = [];
  const unknown: TypeDayRow[] = [];
  for (const row of rows) (isLate(row, known) ? late : unknown).push(row);
  return { late, unknown };
}

function isLate(row: TypeDayRow, known: ReadonlySet<string>): boolean {
  const contentId = contentIdOf(row);
  if (row.kind !== 'record' || contentId === undefined) return false;
  if (row.source === 'api') return known.has(contentId);
  return typeof row.source === 'string' && FILE_SHA256.test(contentId);
}

function contentIdOf({ contentId }: TypeDayRow): string | undefined {
  return typeof contentId === 'string' ? contentId : undefined;
}
