import { findRecord } from '../../shared/query/findRecord';
import { findRecords } from '../../shared/query/findRecords';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { StoredRow, StoreOptions } from '../../shared/tables/store/tableStore';
import { askedQuery } from './askedQuery';
import { boundedQuery } from './boundedQuery';
import { type BoxKind, boxMeanings } from './boxMeanings';
import type { ExploreQuery } from './exploreQuery';
import { RESULT_COLUMNS } from './resultColumns';
import type { SearchTerms, TermName } from './searchTerms';

/** What a search has come to. */
export interface SearchAnswer {
  /** Newest first. */
  readonly rows: readonly StoredRow[];
  /** There are more than are shown. */
  readonly isMore: boolean;
  /** What was asked of the tables. */
  readonly query: ExploreQuery;
  /** It was asked for longer than a page searches. */
  readonly isCut: boolean;
  /** As what the search box was taken. */
  readonly meaning: BoxKind | undefined;
  /** As what it can be taken, too. */
  readonly otherMeanings: readonly BoxKind[];
  /** Fields that were not understood; then nothing was searched. */
  readonly problems: ReadonlyMap<TermName, string>;
}

/**
 * Answers the search form. What the box says is taken as the likeliest thing first, then as the next one, until records are found; text
 * inside records is looked for only where nothing else can be meant or a person asks for it, since no index helps.
 * @throws OperatorFault where the store cannot be read
 */
export async function searchAnswer(
  tables: ReadableTables,
  terms: SearchTerms,
  now: Date,
  options: StoreOptions,
): Promise<SearchAnswer> {
  const meanings = boxMeanings(terms.q);
  const [first] = meanings;
  const tried = terms.as ? [terms.as] : meanings.filter((kind) => kind === first || kind !== 'text');
  const others = (meaning: BoxKind | undefined) => meanings.filter((kind) => kind !== meaning);
  let answer: SearchAnswer | undefined;
  for (const meaning of terms.q === '' ? [undefined] : tried) {
    const { query: asked, problems } = askedQuery(terms, meaning, now);
    const { query, isCut } = boundedQuery(asked, now);
    const known = { query, isCut, meaning, otherMeanings: others(meaning), problems };
    if (problems.size > 0) return { ...known, rows: [], isMore: false };
    const rows =
      meaning === 'record'
        ? (await findRecord(tables, terms.q, options)).map(({ row }) => row)
        : await firstRows(tables, query, terms.show + 1, options);
    const isMore = rows.length > terms.show;
    // Where nothing at all is found, the likeliest meaning is what was searched for.
    if (!answer || rows.length > 0) answer = { ...known, rows: rows.slice(0, terms.show), isMore };
    if (rows.length > 0) break;
  }
  if (!answer) throw new Error('a search has a meaning');
  return answer;
}

async function firstRows(
  tables: ReadableTables,
  query: ExploreQuery,
  limit: number,
  { abortSignal }: StoreOptions,
): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const row of findRecords(tables, query, { limit, select: RESULT_COLUMNS, abortSignal }))
    rows.push(row);
  return rows;
}
