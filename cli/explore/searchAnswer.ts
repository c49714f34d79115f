import { findRecord } from '../../shared/query/findRecord';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { StoredRow, StoreOptions } from '../../shared/tables/store/tableStore';
import type { Clock } from '../../shared/time/clock';
import { askedQuery } from './askedQuery';
import { boundedRows } from './boundedRows';
import { type BoxKind, boxMeanings } from './boxMeanings';
import type { SearchTerms } from './searchTerms';

/** What a search has come to. */
export interface SearchAnswer {
  /** Newest first. */
  readonly rows: readonly StoredRow[];
  /** There are more than are shown. */
  readonly isMore: boolean;
  /** What was asked of the tables. */
  readonly query: RecordQuery;
  /** Where the search ended before it was through: nothing older was looked at. */
  readonly searchedFrom: Date | undefined;
  /** As what the search box was taken. */
  readonly meaning: BoxKind | undefined;
  /** As what it can be taken, too. */
  readonly otherMeanings: readonly BoxKind[];
  /** Fields that were not understood; then nothing was searched. */
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Answers the search form. What the box says is taken as the likeliest thing first, then as the next one, until records are found; text
 * inside records is looked for only where nothing else can be meant or a person asks for it, since no index helps.
 * @throws OperatorFault where the store cannot be read
 */
export async function searchAnswer(
  tables: ReadableTables & { readonly clock: Clock },
  terms: SearchTerms,
  options: StoreOptions,
): Promise<SearchAnswer> {
  const meanings = boxMeanings(terms.q);
  const [first] = meanings;
  const tried = terms.as ? [terms.as] : meanings.filter((kind) => kind === first || kind !== 'text');
  const others = (meaning: BoxKind | undefined) => meanings.filter((kind) => kind !== meaning);
  let answer: SearchAnswer | undefined;
  for (const meaning of terms.q === '' ? [undefined] : tried) {
    const { query, problems } = askedQuery(terms, meaning, tables.clock.now());
    const known = { query, meaning, otherMeanings: others(meaning), problems };
    if (problems.size > 0) return { ...known, rows: [], isMore: false, searchedFrom: undefined };
    const { rows, searchedFrom } =
      meaning === 'record'
        ? {
            rows: (await findRecord(tables, terms.q, options)).map(({ row }) => row),
            searchedFrom: undefined,
          }
        : await boundedRows(tables, query, terms.show + 1, options);
    const isMore = rows.length > terms.show;
    // Where nothing at all is found, the likeliest meaning is what was searched for.
    if (!answer || rows.length > 0)
      answer = { ...known, rows: rows.slice(0, terms.show), isMore, searchedFrom };
    if (rows.length > 0) break;
  }
  if (!answer) throw new Error('a search has a meaning');
  return answer;
}
