import { odata } from '@azure/data-tables';
import type { RowValue } from '../tables/store/tableRow';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import { type ClosingStatement, spanMadeUpFor } from './closingStatement';
import { type Coverage, coverageColumns, coverageOf, mergeCoverage, noCoverage } from './coverage';
import { GAP_ROW_KEYS, type Gap, gapOf, gapRow, gapRowKey } from './gap';
import { pastCoverage } from './pastCoverage';
import { intersectSpans, type Span, subtractSpans } from './spans';

const COVERAGE_ROW_KEY = 'coverage';

interface CoverageRow {
  readonly coverage: Coverage;
  /** Undefined where there is no row. */
  readonly etag: string | undefined;
}

/** Coverage and gaps, one partition a content type. Changes carry the etag: two pollers never undo each other's. */
export class CoverageTable {
  readonly #store: TableStore;
  readonly #table: string;
  /** As read or written last, by content type: an update builds on it, and reads only where another poller has written since. */
  readonly #newest = new Map<string, CoverageRow>();

  constructor(store: TableStore, table: string) {
    this.#store = store;
    this.#table = table;
  }

  /** @param options.now times ahead of this do not count (see pastCoverage) */
  async read(
    contentType: string,
    { now, ...options }: StoreOptions & { now?: Date } = {},
  ): Promise<Coverage> {
    const { coverage } = await this.#read(contentType, options);
    return now ? pastCoverage(coverage, now) : coverage;
  }

  /**
   * Writes down what is newly known; the later time wins, the start of coverage never moves.
   * @param change from what stands there now, also when another poller changed it in between
   * @param options.now what stands there with a time ahead of this does not count (see pastCoverage)
   * @returns what stands there afterwards
   */
  async update(
    contentType: string,
    change: (stored: Coverage) => Partial<Coverage>,
    { now, ...options }: StoreOptions & { now?: Date } = {},
  ): Promise<Coverage> {
    let known = this.#newest.get(contentType) ?? (await this.#read(contentType, options));
    for (;;) {
      const { coverage: written, etag: writtenEtag } = known;
      const stored = now ? pastCoverage(written, now) : written;
      const next = mergeCoverage(stored, change(stored));
      const columns = { ...coverageColumns(next), partitionKey: contentType, rowKey: COVERAGE_ROW_KEY };
      const outcome = writtenEtag
        ? await this.#store.merge(this.#table, [{ ...columns, etag: writtenEtag }], options)
        : await this.#store.insert(this.#table, [columns], options);
      if (outcome.outcome === 'merged' || outcome.outcome === 'inserted') {
        const [etag = ''] = outcome.etags;
        this.#newest.set(contentType, { coverage: next, etag });
        return next;
      }
      if (outcome.outcome === 'refused') throw new RangeError(`a coverage row was refused (${outcome.code})`);
      known = await this.#read(contentType, options);
    }
  }

  async #read(contentType: string, options: StoreOptions): Promise<CoverageRow> {
    const row = await this.#store.read(this.#table, contentType, COVERAGE_ROW_KEY, options);
    const newest = { coverage: row ? coverageOf(row) : noCoverage, etag: row?.etag };
    this.#newest.set(contentType, newest);
    return newest;
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

  /**
   * Writes down that a span is missing, as far as it is not told already: what stands as a gap or is closed stays as it is, and a gap
   * that has grown at its end stays one.
   * @returns the gaps that are new or have grown, as they stand now
   */
  async openSpan(gap: Gap, options: StoreOptions = {}): Promise<Gap[]> {
    const known = await this.spanGaps(gap.contentType, options);
    const opened: Gap[] = [];
    for (const span of subtractSpans([gap], known)) {
      const grown = known.find(
        ({ state, reason, to }) =>
          state === 'open' && reason === gap.reason && to.getTime() === span.from.getTime(),
      );
      const next = grown ? { ...grown, to: span.to } : { ...gap, ...span };
      if (await this.open(next, options)) opened.push(next);
    }
    return opened;
  }

  /**
   * Closes a gap, or the part of it that an export makes up for: that part becomes a row of its own, what is left stays open. Never makes
   * anything covered. May be repeated: a kill in between leaves a stretch open twice, never unsaid.
   */
  async closeByStatement(
    gap: Gap,
    statement: ClosingStatement,
    options: StoreOptions = {},
  ): Promise<{ closed: Gap | undefined; open: Gap[] }> {
    const rowKey = gapRowKey(gap);
    for (;;) {
      const row = await this.#store.read(this.#table, gap.contentType, rowKey, options);
      if (!row) return { closed: undefined, open: [] };
      const stored = gapOf(row);
      if (stored.state !== 'open') return { closed: undefined, open: [] };
      const span = closableSpan(stored, spanMadeUpFor(statement));
      if (!span) return { closed: undefined, open: [stored] };
      const closed: Gap = { ...stored, ...span, state: 'closedByStatement', statement };
      const open = subtractSpans([stored], [span]).map((left): Gap => ({ ...stored, ...left }));
      for (const left of open) if (left.from > stored.from) await this.open(left, options);
      const isHead = span.from.getTime() === stored.from.getTime();
      if (!isHead) await this.#insertClosed(closed, statement, options);
      const change = isHead ? gapRow(closed) : gapRow({ ...stored, to: span.from });
      const changed = { ...change, rowKey, etag: row.etag };
      if ((await this.#store.merge(this.#table, [changed], options)).outcome === 'merged')
        return { closed, open };
    }
  }

  /** Every gap that is open; a state that nobody knows (edited by hand) hides none, nor does one that is gone: that meets no `ne`. */
  openGaps(contentType: string, options: StoreOptions = {}): AsyncGenerator<Gap> {
    return this.#gaps(
      contentType,
      odata`not (state eq 'withdrawn' or state eq 'closedByStatement')`,
      options,
    );
  }

  /** Every gap that was closed by a statement, with its evidence. */
  closedGaps(contentType: string, options: StoreOptions = {}): AsyncGenerator<Gap> {
    return this.#gaps(contentType, odata`state eq 'closedByStatement'`, options);
  }

  /** Every gap that is a span and not one blob, open or closed by a statement. */
  async spanGaps(contentType: string, options: StoreOptions = {}): Promise<Gap[]> {
    const spans: Gap[] = [];
    for (const gaps of [this.openGaps(contentType, options), this.closedGaps(contentType, options)])
      for await (const gap of gaps) if (gap.contentId === undefined) spans.push(gap);
    return spans;
  }

  async *#gaps(contentType: string, ofState: string, options: StoreOptions): AsyncGenerator<Gap> {
    const { from, before } = GAP_ROW_KEYS;
    const rows = odata`PartitionKey eq ${contentType} and RowKey ge ${from} and RowKey lt ${before}`;
    for await (const page of this.#store.query(this.#table, `${rows} and ${ofState}`, options))
      yield* page.map(gapOf);
  }

  /** The closed part of a gap as a row; where a closing that was cut short has left an open one there, that one is closed. */
  async #insertClosed(closed: Gap, statement: ClosingStatement, options: StoreOptions): Promise<void> {
    const outcome = await this.#store.insert(this.#table, [gapRow(closed)], options);
    if (outcome.outcome === 'refused') throw new RangeError(`a gap row was refused (${outcome.code})`);
    if (outcome.outcome === 'conflict') await this.closeByStatement(closed, statement, options);
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

/** What of a gap lies in a span: of one blob all or nothing. */
function closableSpan(gap: Gap, span: Span): Span | undefined {
  if (gap.contentId === undefined) return intersectSpans([gap], [span])[0];
  return span.from <= gap.from && gap.to <= span.to ? { from: gap.from, to: gap.to } : undefined;
}
