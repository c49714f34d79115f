import { odata } from '@azure/data-tables';
import type { ContentItem } from '../activityApi/contentItem';
import { contradictoryStore } from '../tables/store/contradictoryStore';
import { existingRows } from '../tables/store/existingRows';
import { forEachParallel } from '../tables/store/forEachParallel';
import { ROW_LIMITS } from '../tables/store/rowLimits';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { type ContentEvent, contentChange } from './contentChange';
import { CONTENT_COLUMNS, type ContentEntry } from './contentEntry';
import {
  contentEntry,
  contentKeys,
  contentPartitionKey,
  hasKeysOf,
  isEditedByHand,
  listedRow,
  withPossibleExpiration,
} from './contentRows';
import { KnownContents } from './knownContents';

/** How a listing is written down. */
export interface ListOptions extends StoreOptions {
  /** Kept from page to page of one window, so that what is known costs a request a thousand. Default: each page asks for itself. */
  known?: KnownContents;
  /** Told of what is not known yet, before it is written. */
  beforeInsert?: (items: readonly ContentItem[]) => Promise<void>;
}

// Each round means that another poller has written in between.
const ROUNDS = 20;
const ROUNDS_TOGETHER = 3;
const PARALLEL_TRANSACTIONS = 8;

/** The content ledger: every blob that was ever listed, and what became of it. It holds no lock: two pollers are harmless. */
export class ContentLedger {
  readonly #store: TableStore;
  readonly #table: string;
  readonly #clock: Clock;
  readonly #run: string | undefined;
  /** Rows met that this app did not write so, `PartitionKey/RowKey`. */
  readonly editedByHand = new Set<string>();

  /** @param options.run name of the poll (its row in the coverage table) that the rows written here will carry */
  constructor(store: TableStore, table: string, clock: Clock, { run }: { run?: string } = {}) {
    this.#store = store;
    this.#table = table;
    this.#clock = clock;
    this.#run = run;
  }

  /** For one window's listing; see {@link ListOptions.known}. */
  knownContents(): KnownContents {
    return new KnownContents(this.#store, this.#table);
  }

  /**
   * Writes down what a listing showed, before anything of it is fetched.
   * @param items of one content type, any order, repeats allowed
   * @returns entries of what was not known before: what is known is either done or found by {@link open}
   */
  async list(items: readonly ContentItem[], options: ListOptions = {}): Promise<ContentEntry[]> {
    const now = this.#clock.now();
    const byPartition = Map.groupBy(
      new Map(items.map((item) => [item.contentId, withPossibleExpiration(item, now)])).values(),
      (item) => contentKeys(item).partitionKey,
    );
    const added: ContentEntry[] = [];
    for (const [partitionKey, ofDay] of byPartition) {
      added.push(...(await this.#listDay(partitionKey, ofDay, options)));
    }
    return added;
  }

  /**
   * Content that is not done: `listed`, `refused` for another try, in a state that nobody knows (edited by hand), and fresh content to be
   * looked at once more. By day of contentCreated, page by page. The service scans the partitions of these days and returns what matches
   * alone, now and then an empty page with more behind it: rows read grow with what is open, and requests with the days asked for.
   * @param days first and last day, `yyyy-MM-dd`: one range of partitions
   */
  async *open(
    contentType: string,
    days: { first: string; last: string },
    options: StoreOptions = {},
  ): AsyncGenerator<ContentEntry> {
    const first = contentPartitionKey(contentType, days.first);
    const last = contentPartitionKey(contentType, days.last);
    // Not `ne`, nor `eq 0`: a row whose state or attempts were taken away meets no comparison, and must not be forgotten. What is stored was
    // tried at least once.
    const filter = odata`PartitionKey ge ${first} and PartitionKey le ${last} and (not (state eq 'stored' or state eq 'expired') or isFresh eq true or (state eq 'stored' and not (attempts gt 0)))`;
    for await (const page of this.#store.query(this.#table, filter, options)) {
      for (const row of page) {
        const entry = contentEntry(row);
        if (isEditedByHand(row, entry)) this.editedByHand.add(`${row.partitionKey}/${row.rowKey}`);
        // Nothing could ever be written down about a row that no key of ours leads to.
        if (hasKeysOf(row, entry)) yield entry;
      }
    }
  }

  /** Whether there is any row of these days. One request. */
  async hasAny(
    contentType: string,
    days: { first: string; last: string },
    options: StoreOptions = {},
  ): Promise<boolean> {
    const first = contentPartitionKey(contentType, days.first);
    const last = contentPartitionKey(contentType, days.last);
    const filter = odata`PartitionKey ge ${first} and PartitionKey le ${last}`;
    const one = { ...options, select: [], pageSize: 1 };
    for await (const page of this.#store.query(this.#table, filter, one)) if (page.length > 0) return true;
    return false;
  }

  /** One point read: what became of a blob. */
  async find(item: ContentItem, options: StoreOptions = {}): Promise<ContentEntry | undefined> {
    const { partitionKey, rowKey } = contentKeys(item);
    const row = await this.#store.read(this.#table, partitionKey, rowKey, options);
    return row && contentEntry(row);
  }

  /** The same by the row's key, whoever names it; undefined where no content stands there. */
  async at(
    { partitionKey, rowKey }: { partitionKey: string; rowKey: string },
    options: StoreOptions = {},
  ): Promise<ContentEntry | undefined> {
    const row = await this.#store.read(this.#table, partitionKey, rowKey, options);
    const entry = row && contentEntry(row);
    return entry && hasKeysOf(row, entry) ? entry : undefined;
  }

  /**
   * Writes down what happened to content, in transactions of up to 100 rows side by side: where one fails, others may be written. A row that changed meanwhile (another poller) is read
   * again and the rule applied again: what is stored stays stored.
   */
  async apply(
    changes: readonly { entry: ContentEntry; event: ContentEvent }[],
    options: StoreOptions = {},
  ): Promise<void> {
    const byPartition = Map.groupBy(changes, ({ entry }) => contentKeys(entry).partitionKey);
    const transactions = [...byPartition.values()].flatMap(inTransactions);
    await forEachParallel(transactions, PARALLEL_TRANSACTIONS, (each) => this.#merge(each, options));
  }

  async #listDay(
    partitionKey: string,
    items: readonly ContentItem[],
    { known = this.knownContents(), beforeInsert, ...options }: ListOptions,
  ): Promise<ContentEntry[]> {
    const rowKeys = items.map((item) => contentKeys(item).rowKey);
    const knownKeys = await known.among(partitionKey, rowKeys, options);
    const unknown = items.filter((item) => !knownKeys.has(contentKeys(item).rowKey));
    if (unknown.length > 0) await beforeInsert?.(unknown);
    known.written(
      partitionKey,
      unknown.map((item) => contentKeys(item).rowKey),
    );
    const added: ContentEntry[][] = [];
    const transactions = inTransactions(unknown).entries();
    await forEachParallel(transactions, PARALLEL_TRANSACTIONS, async ([index, together]) => {
      added[index] = await this.#insert(partitionKey, together, options);
    });
    return added.flat();
  }

  /** @returns entries of those that were not there, or were not done */
  async #insert(
    partitionKey: string,
    items: readonly ContentItem[],
    options: StoreOptions,
  ): Promise<ContentEntry[]> {
    const now = this.#clock.now();
    const added: ContentEntry[] = [];
    let unknown = items;
    while (unknown.length > 0) {
      const rows = unknown.map((item) => ({ ...listedRow(item, now), ...this.#runColumn('listedRun') }));
      const outcome = await this.#store.insert(this.#table, rows, options);
      if (outcome.outcome === 'refused') throw new RangeError(`a ledger row was refused (${outcome.code})`);
      if (outcome.outcome === 'inserted') {
        added.push(...unknown.map((item, index) => newEntry(item, now, outcome.etags[index] ?? '')));
        return added;
      }
      // Another poller has listed the same content just now, or it was this one and the reply was lost: two fetches do no harm.
      const keys = unknown.map((item) => contentKeys(item).rowKey);
      const at = { table: this.#table, partitionKey, rowKeys: keys, select: CONTENT_COLUMNS };
      const there = await existingRows(this.#store, at, options);
      added.push(...[...there.values()].map(contentEntry).filter(({ state }) => state === 'listed'));
      unknown = unknown.filter((item) => !there.has(contentKeys(item).rowKey));
    }
    return added;
  }

  async #merge(
    changes: readonly { entry: ContentEntry; event: ContentEvent }[],
    options: StoreOptions,
    round = 1,
  ): Promise<void> {
    const now = this.#clock.now();
    const rows = changes.flatMap(({ entry, event }) => {
      const columns = contentChange(entry, event, now);
      return columns
        ? [{ ...contentKeys(entry), ...columns, ...this.#runColumn('run'), etag: entry.etag }]
        : [];
    });
    if (rows.length === 0) return;
    const outcome = await this.#store.merge(this.#table, rows, options);
    if (outcome.outcome === 'merged') return;
    if (round > ROUNDS) throw contradictoryStore(this.#table);
    const fresh = await this.#readAgain(changes, options);
    if (round < ROUNDS_TOGETHER) return this.#merge(fresh, options, round + 1);
    // Others keep writing to some of them: the rest must not wait for these.
    for (const change of fresh) await this.#merge([change], options, round + 1);
  }

  /** The same changes on rows of one partition as they stand now; a row that is gone has none. */
  async #readAgain(
    changes: readonly { entry: ContentEntry; event: ContentEvent }[],
    options: StoreOptions,
  ): Promise<{ entry: ContentEntry; event: ContentEvent }[]> {
    const [first] = changes;
    if (!first) return [];
    const keys = changes.map(({ entry }) => contentKeys(entry));
    const { partitionKey } = contentKeys(first.entry);
    const at = { table: this.#table, partitionKey, rowKeys: keys.map(({ rowKey }) => rowKey) };
    const rows = await existingRows(this.#store, { ...at, select: CONTENT_COLUMNS }, options);
    return changes.flatMap(({ entry, event }) => {
      const row = rows.get(contentKeys(entry).rowKey);
      return row ? [{ entry: contentEntry(row), event }] : [];
    });
  }

  /** From a blob to the poll that listed it (`listedRun`) and the newest one that wrote down what became of it (`run`). */
  #runColumn(name: 'listedRun' | 'run'): Record<string, string> {
    return this.#run === undefined ? {} : { [name]: this.#run };
  }
}

function inTransactions<T>(ofDay: readonly T[]): T[][] {
  const transactions: T[][] = [];
  for (let start = 0; start < ofDay.length; start += ROW_LIMITS.transactionRows)
    transactions.push(ofDay.slice(start, start + ROW_LIMITS.transactionRows));
  return transactions;
}

function newEntry(item: ContentItem, now: Date, etag: string): ContentEntry {
  return {
    ...item,
    state: 'listed',
    attempts: 0,
    nextAttempt: now,
    lastError: undefined,
    unreadableSha256: undefined,
    unreadableTimes: 0,
    unreadableSince: undefined,
    sha256: undefined,
    isFresh: false,
    etag,
  };
}
