import { odata } from '@azure/data-tables';
import { contentPartitionKey } from '../ledger/contentRows';
import { existingRows } from '../tables/store/existingRows';
import { keySafe } from '../tables/store/keySafe';
import type { StoreOptions } from '../tables/store/tableStore';
import type { SealableTables } from './sealableTables';

const DAY_MS = 24 * 60 * 60_000;
// Content may be asked for until its contentExpiration: about 20 days in practice.
const EXPIRATION_DAYS = 30;
const EVENT_REACH_DAYS = 8;
// Before the service existed.
const EARLIEST_MS = Date.UTC(2010, 0, 1);

/** Tells which contentIds the ledger has. A record does not say on which day its content became available, so the likely days are asked. */
export class KnownContents {
  readonly #tables: SealableTables;
  readonly #known = new Set<string>();
  #contentTypes: Promise<readonly LedgerSpan[]> | undefined;

  constructor(tables: SealableTables) {
    this.#tables = tables;
  }

  /**
   * One range read for a day and content type that may have them, until all are found: the likely days first, then every other day of
   * the ledger, because a text may be replayed from quarantine years after it came. Only rows that nobody knows cost that much.
   * @param day of the events, `yyyy-MM-dd`
   * @param since when the day was sealed: a record that came later was fetched after this, if not replayed from quarantine
   * @returns those that the ledger knows, in whatever state
   */
  async among(
    contentIds: ReadonlySet<string>,
    { day, since }: { day: string; since: Date | undefined },
    options: StoreOptions = {},
  ): Promise<ReadonlySet<string>> {
    const { store, names } = this.#tables;
    this.#contentTypes ??= ledgerSpans(this.#tables, options);
    const contentTypes = await this.#contentTypes;
    let unknown = new Map(
      [...contentIds].filter((id) => !this.#known.has(id)).map((id) => [keySafe(id), id]),
    );
    const firstDay = contentTypes.map((each) => each.firstDay).sort()[0];
    for (const contentDay of this.#daysOf(day, since, firstDay)) {
      for (const { contentType, firstDay } of contentTypes) {
        if (unknown.size === 0 || contentDay < firstDay) continue;
        const partitionKey = contentPartitionKey(contentType, contentDay);
        const at = { table: names.content, partitionKey, rowKeys: unknown.keys(), select: [] };
        const found = await existingRows(store, at, options);
        for (const rowKey of found.keys()) this.#known.add(unknown.get(rowKey) ?? '');
        unknown = new Map([...unknown].filter(([rowKey]) => !found.has(rowKey)));
      }
    }
    return new Set([...contentIds].filter((id) => this.#known.has(id)));
  }

  /** Days of contentCreated: those at which the events may have become available and those since the seal, newest first; then the others. */
  #daysOf(day: string, since: Date | undefined, firstDay: string | undefined): Iterable<string> {
    const now = this.#tables.clock.now().getTime();
    const eventMs = Date.parse(day);
    const days = new Set(daysFrom(eventMs - DAY_MS, eventMs + EVENT_REACH_DAYS * DAY_MS));
    const sinceMs = since ? since.getTime() - EXPIRATION_DAYS * DAY_MS : eventMs;
    for (const each of daysFrom(Math.max(sinceMs, EARLIEST_MS), now + DAY_MS)) days.add(each);
    const others = firstDay === undefined ? [] : [...daysFrom(Date.parse(firstDay), now)].reverse();
    return new Set([...[...days].sort().reverse(), ...others]);
  }
}

function* daysFrom(firstMs: number, lastMs: number): Generator<string> {
  for (let ms = firstMs; ms <= lastMs; ms += DAY_MS) yield new Date(ms).toISOString().slice(0, 10);
}

/** Since when the ledger has content of a type: an event may claim any age. */
interface LedgerSpan {
  readonly contentType: string;
  /** `yyyy-MM-dd` */
  readonly firstDay: string;
}

/** Every content type that was ever collected: partitions of the coverage table that begin with a capital letter. */
async function ledgerSpans({ store, names }: SealableTables, options: StoreOptions): Promise<LedgerSpan[]> {
  const filter = odata`PartitionKey ge ${'A'} and PartitionKey lt ${'a'} and RowKey eq ${'coverage'}`;
  const spans: LedgerSpan[] = [];
  for await (const page of store.query(names.coverage, filter, { ...options, select: [] })) {
    for (const { partitionKey: contentType } of page) {
      const firstDay = await firstDayOf(contentType, { store, names }, options);
      if (firstDay !== undefined) spans.push({ contentType, firstDay });
    }
  }
  return spans;
}

async function firstDayOf(
  contentType: string,
  { store, names }: Pick<SealableTables, 'store' | 'names'>,
  options: StoreOptions,
): Promise<string | undefined> {
  const [from, to] = [contentPartitionKey(contentType, ''), contentPartitionKey(contentType, '~')];
  const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to}`;
  // A page may be empty and yet not the last.
  for await (const [row] of store.query(names.content, filter, { ...options, select: [], pageSize: 1 }))
    if (row) return row.partitionKey.slice(from.length);
  return undefined;
}
