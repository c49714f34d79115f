import { odata } from '@azure/data-tables';
import type { RowValue } from '../tables/store/tableRow';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import { type Coverage, coverageColumns, coverageOf, mergeCoverage, noCoverage } from './coverage';
import { GAP_ROW_KEYS, type Gap, gapOf, gapRow, gapRowKey } from './gap';

const COVERAGE_ROW_KEY = 'coverage';

/** Coverage and gaps, one partition a content type. Changes carry the etag: two pollers never undo each other's. */
export class CoverageTable {
  readonly #store: TableStore;
  readonly #table: string;

  constructor(store: TableStore, table: string) {
    this.#store = store;
    this.#table = table;
  }

  async read(contentType: string, options: StoreOptions = {}): Promise<Coverage> {
    const row = await this.#store.read(this.#table, contentType, COVERAGE_ROW_KEY, options);
    return row ? coverageOf(row) : noCoverage;
  }

  /**
   * Writes down what is newly known; the later time wins, the start of coverage never moves.
   * @param change from what stands there now, also when another poller changed it in between
   * @returns what stands there afterwards
   */
  async update(
    contentType: string,
    change: (stored: Coverage) => Partial<Coverage>,
    options: StoreOptions = {},
  ): Promise<Coverage> {
    for (;;) {
      const row = await this.#store.read(this.#table, contentType, COVERAGE_ROW_KEY, options);
      const stored = row ? coverageOf(row) : noCoverage;
      const next = mergeCoverage(stored, change(stored));
      const columns = { ...coverageColumns(next), partitionKey: contentType, rowKey: COVERAGE_ROW_KEY };
      const outcome = row
        ? await this.#store.merge(this.#table, [{ ...columns, etag: row.etag }], options)
        : await this.#store.insert(this.#table, [columns], options);
      if (outcome.outcome === 'merged' || outcome.outcome === 'inserted') return next;
      if (outcome.outcome === 'refused') throw new RangeError(`a coverage row was refused (${outcome.code})`);
    }
  }

  /**
   * Writes a gap down; one that stands there already stays, one that had been withdrawn is open again.
   * @returns whether it is newly open
   */
  async open(gap: Gap, options: StoreOptions = {}): Promise<boolean> {
    const outcome = await this.#store.insert(this.#table, [gapRow(gap)], options);
    if (outcome.outcome === 'refused') throw new RangeError(`a gap row was refused (${outcome.code})`);
    if (outcome.outcome === 'inserted') return true;
    return this.#reopen(gap, options);
  }

  /** A gap row that exists: open again where it was withdrawn, with the newer reason where that has changed. */
  async #reopen(gap: Gap, options: StoreOptions): Promise<boolean> {
    const row = await this.#store.read(this.#table, gap.contentType, gapRowKey(gap), options);
    const stored = row && gapOf(row);
    if (!stored || stored.state === 'closedByStatement') return false;
    // Written by this very call, whose reply was lost.
    const isOwn = stored.state === 'open' && stored.since.getTime() === gap.since.getTime();
    const isSame = stored.reason === gap.reason && stored.to >= gap.to;
    if (stored.state === 'open' && isSame) return isOwn;
    return this.#change(gap.contentType, gapRowKey(gap), gapRow(gap), stored.state, options);
  }

  /** Takes the gap of one blob back: its content has come after all. The row stays and says so. */
  async withdraw(
    content: { contentType: string; contentId: string },
    options: StoreOptions = {},
  ): Promise<boolean> {
    const rowKey = gapRowKey({ ...content, from: new Date(0), reason: '' });
    return this.#change(content.contentType, rowKey, { state: 'withdrawn' }, 'open', options);
  }

  /** Every gap that is open. */
  async *openGaps(contentType: string, options: StoreOptions = {}): AsyncGenerator<Gap> {
    const { from, before } = GAP_ROW_KEYS;
    const filter = odata`PartitionKey eq ${contentType} and RowKey ge ${from} and RowKey lt ${before} and state eq 'open'`;
    for await (const page of this.#store.query(this.#table, filter, options)) yield* page.map(gapOf);
  }

  /** Changes a gap row that stands in the state given. @returns whether it did */
  async #change(
    contentType: string,
    rowKey: string,
    change: Record<string, RowValue>,
    from: Gap['state'],
    options: StoreOptions,
  ): Promise<boolean> {
    for (;;) {
      const row = await this.#store.read(this.#table, contentType, rowKey, options);
      if (!row || gapOf(row).state !== from) return false;
      const changed = { ...change, partitionKey: contentType, rowKey, etag: row.etag };
      if ((await this.#store.merge(this.#table, [changed], options)).outcome === 'merged') return true;
    }
  }
}
