import { odata } from '@azure/data-tables';
import type { ReadOptions, StoredRow, TableStore } from '../tables/store/tableStore';

/** Columns of a partition's rows and spellings of them, any of which each row wanted probably has. */
export type LikelyColumns = Map<string, Set<string>>;

/** Rows of one partition, by their row keys. */
export interface ReferencedRows {
  readonly table: string;
  readonly partitionKey: string;
  readonly rowKeys: readonly string[];
}

// The service takes 15 comparisons in a filter (querying-tables-and-entities); three choose partition and range.
const MOST_KEYS_A_FILTER = 12;
const MOST_LIKELY_A_FILTER = 8;

/**
 * Reads rows whose keys are known with few requests: one as a point, some as a range with their keys, many as a range with a column that
 * they share (the value by which they were found). Rows that have it in no such column are read by their keys.
 *
 * @param likely is added to: what the rows read so far have in the columns of `learn` that equals a value of theirs
 * @param learn columns in which the value looked up may stand, and how to tell it
 * @returns rows in any order; what is not there is left out
 */
export async function referencedRows(
  store: TableStore,
  { table, partitionKey, rowKeys }: ReferencedRows,
  likely: LikelyColumns,
  learn: { readonly columns: readonly string[]; isValue(text: string): boolean },
  options: ReadOptions = {},
): Promise<StoredRow[]> {
  const [only, second] = rowKeys;
  if (only === undefined) return [];
  if (second === undefined) {
    const row = await store.read(table, partitionKey, only, options);
    return row ? [row] : [];
  }
  const missing = new Set(rowKeys);
  const rows: StoredRow[] = [];
  const take = (row: StoredRow) => {
    if (!missing.delete(row.rowKey)) return;
    rows.push(row);
    for (const column of learn.columns) {
      const spelling = row[column];
      if (typeof spelling === 'string' && learn.isValue(spelling)) addTo(likely, column, spelling);
    }
  };
  const ask = async (keys: readonly string[], choice: string) => {
    for await (const page of store.query(table, `${rangeOf(partitionKey, keys)} and (${choice})`, options)) {
      for (const row of page) take(row);
    }
  };
  let asked = '';
  while (missing.size > 0) {
    const keys = [...missing].sort();
    const choice = likelyChoice(likely);
    if (keys.length > MOST_KEYS_A_FILTER && choice !== undefined && choice !== asked) {
      asked = choice;
      await ask(keys, choice);
      continue;
    }
    // In pieces that lie close to each other: a range with keys is looked through from the first to the last.
    const piece = keys.slice(0, MOST_KEYS_A_FILTER);
    await ask(piece, piece.map((rowKey) => odata`RowKey eq ${rowKey}`).join(' or '));
    for (const rowKey of piece) missing.delete(rowKey);
  }
  return rows;
}

function rangeOf(partitionKey: string, sortedKeys: readonly string[]): string {
  return odata`PartitionKey eq ${partitionKey} and RowKey ge ${sortedKeys[0] ?? ''} and RowKey le ${sortedKeys.at(-1) ?? ''}`;
}

function likelyChoice(likely: LikelyColumns): string | undefined {
  const comparisons: string[] = [];
  for (const [column, spellings] of likely) {
    // Column names are our own; odata quotes values.
    for (const spelling of spellings) comparisons.push(`${column}${odata` eq ${spelling}`}`);
  }
  const few = comparisons.slice(-MOST_LIKELY_A_FILTER);
  return few.length === 0 ? undefined : few.join(' or ');
}

function addTo(likely: LikelyColumns, column: string, spelling: string): void {
  const spellings = likely.get(column) ?? new Set();
  likely.set(column, spellings.add(spelling));
}
