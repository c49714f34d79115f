import { odata } from '@azure/data-tables';
import { existingRows } from '../tables/store/existingRows';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';

const ROWS_A_PAGE = 1_000;

/** One page of a day's row keys, and how far it speaks. */
interface KnownPage {
  readonly rowKeys: ReadonlySet<string>;
  /** The first key that it has an answer for. */
  readonly from: string;
  /** The last key that it has an answer for; undefined: the day has no more. */
  readonly to: string | undefined;
}

/**
 * Tells known contents from new ones while a window is listed. Listings come nearly in the order of contentId, which begins with a time
 * stamp, and so do row keys: both are read as two sorted streams, one page of keys a day in memory, so that known content costs one
 * request a thousand. What comes out of order is looked up by itself.
 */
export class KnownContents {
  readonly #pages = new Map<string, KnownPage>();

  constructor(
    private readonly store: TableStore,
    private readonly table: string,
  ) {}

  /**
   * @param rowKeys keys asked for in one partition, in any order
   * @returns those that exist; a key written meanwhile by somebody else may be missing among them
   */
  async among(
    partitionKey: string,
    rowKeys: Iterable<string>,
    options: StoreOptions = {},
  ): Promise<Set<string>> {
    const known = new Set<string>();
    const behind: string[] = [];
    for (const rowKey of [...new Set(rowKeys)].sort(byUnits)) {
      const page = this.#pages.get(partitionKey);
      if (page && rowKey < page.from) behind.push(rowKey);
      else {
        const reaches = page && (page.to === undefined || rowKey <= page.to);
        const { rowKeys: keys } = reaches ? page : await this.#readPage(partitionKey, rowKey, options);
        if (keys.has(rowKey)) known.add(rowKey);
      }
    }
    const at = { table: this.table, partitionKey, rowKeys: behind, select: [] };
    for (const rowKey of (await existingRows(this.store, at, options)).keys()) known.add(rowKey);
    return known;
  }

  /**
   * To be told of keys that were written, so that they are not taken for new ones when the listing repeats them: up to the last of them the
   * page does not speak any more, and a repeat is looked up.
   */
  written(partitionKey: string, rowKeys: Iterable<string>): void {
    const page = this.#pages.get(partitionKey);
    const last = [...rowKeys].sort(byUnits).at(-1);
    if (!page || last === undefined || last < page.from) return;
    if (page.to !== undefined && page.to <= last) this.#pages.delete(partitionKey);
    else {
      const left = new Set([...page.rowKeys].filter((rowKey) => rowKey > last));
      this.#pages.set(partitionKey, { rowKeys: left, from: `${last}\0`, to: page.to });
    }
  }

  /** Reads on at the next key asked for: what lies before it is skipped, not paged through. */
  async #readPage(partitionKey: string, from: string, options: StoreOptions): Promise<KnownPage> {
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from}`;
    const query = this.store.query(this.table, filter, { ...options, select: [], pageSize: ROWS_A_PAGE });
    const page = await firstFullPage(query);
    const known = { rowKeys: new Set(page.rowKeys), from, to: page.isLast ? undefined : page.rowKeys.at(-1) };
    this.#pages.set(partitionKey, known);
    return known;
  }
}

/** Pages may be empty or short with more behind them; a full one is not asked for its successor. */
async function firstFullPage(
  pages: AsyncIterable<readonly StoredRow[]>,
): Promise<{ rowKeys: string[]; isLast: boolean }> {
  const rowKeys: string[] = [];
  for await (const page of pages) {
    rowKeys.push(...page.map(({ rowKey }) => rowKey));
    if (rowKeys.length >= ROWS_A_PAGE) return { rowKeys, isLast: false };
  }
  return { rowKeys, isLast: true };
}

/** By UTF-16 unit, as the service sorts keys. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}
