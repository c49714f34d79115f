import type { StoredRow } from '../tables/store/tableStore';
import { type DayReferences, dayReferences } from './dayReferences';
import type { DaySource } from './daySource';
import { lookupColumns } from './lookupColumns';
import { lookupRange } from './lookupRange';
import { mergeByTime } from './mergeByTime';
import { type LikelyColumns, referencedRows } from './referencedRows';
import { startedAhead } from './startedAhead';

// Who finds enough in the newest days has asked for few others in vain.
const FIRST_INDEX_DAYS_AHEAD = 4;
const MOST_INDEX_DAYS_AHEAD = 32;
const RECORD_DAYS_AHEAD = 8;
const ROWS_AT_ONCE = 1_000;

/** Records under the values that a plan looks up, day by day: the index of many days at once, then the partitions that it names. */
export async function* indexedRecords(source: DaySource): AsyncGenerator<StoredRow> {
  const { tables, plan, test, limit, options, onDay } = source;
  const references: Promise<DayReferences>[] = [];
  const referencesOf = (at: number): Promise<DayReferences> | undefined => {
    const ahead = Math.min(MOST_INDEX_DAYS_AHEAD, FIRST_INDEX_DAYS_AHEAD + at);
    for (const day of plan.days.slice(references.length, at + ahead)) {
      const found = dayReferences(tables, day, plan, test.wantsOperation, options);
      // An error is thrown when its turn comes, not before.
      found.catch(() => {});
      references.push(found);
    }
    return references[at];
  };
  const likely: LikelyColumns = new Map();
  // Where nothing else is tested, no more than the first of a day can be wanted.
  const isAllWanted = !plan.condition && plan.checkedHere.length === 0;
  const most = isAllWanted ? limit : Number.POSITIVE_INFINITY;
  async function* recordsOf(at: number): AsyncGenerator<StoredRow> {
    const found = await referencesOf(at);
    if (found) yield* recordsAt(source, { ...found, keys: found.keys.slice(0, most) }, likely);
    onDay(found?.day ?? '');
  }
  const days = plan.days.map((_, at) => () => recordsOf(at));
  yield* startedAhead(days, RECORD_DAYS_AHEAD, { first: 1 });
}

function recordsAt(
  source: DaySource,
  { day, keys, spellings }: DayReferences,
  likely: LikelyColumns,
): AsyncGenerator<StoredRow> {
  const { plan, tables } = source;
  seed(source, spellings, likely);
  const byPartition = Map.groupBy(keys, ([partitionKey]) => partitionKey);
  const table = tables.names.records(day);
  const partitions = [...byPartition].map(([partitionKey, own]) =>
    partitionRows(source, { table, partitionKey, rowKeys: own.map(([, rowKey]) => rowKey) }, likely),
  );
  return mergeByTime(partitions, plan.order);
}

async function* partitionRows(
  { tables, plan, test, options }: DaySource,
  { rowKeys, ...at }: { table: string; partitionKey: string; rowKeys: readonly string[] },
  likely: LikelyColumns,
): AsyncGenerator<StoredRow, undefined> {
  const [lookup] = plan.lookups;
  if (!lookup) return undefined;
  const { kind, from, before } = lookup;
  const columns = lookupColumns[kind];
  const isValue = (text: string) => {
    const range = lookupRange(kind, text);
    return range !== undefined && range.from >= from && range.from < before;
  };
  const select = options.select && { select: [...new Set([...options.select, ...columns])] };
  const sign = plan.order === 'newest' ? -1 : 1;
  for (let start = 0; start < rowKeys.length; start += ROWS_AT_ONCE) {
    const wanted = { ...at, rowKeys: rowKeys.slice(start, start + ROWS_AT_ONCE) };
    const rows = await referencedRows(
      tables.store,
      wanted,
      likely,
      { columns, isValue },
      { ...options, ...select },
    );
    rows.sort((a, b) => (a.rowKey < b.rowKey ? -sign : sign));
    for (const row of rows) if (test.matches(row)) yield row;
  }
  return undefined;
}

/** What the index tells of the columns, and else the value as it was typed. */
function seed({ plan }: DaySource, spellings: DayReferences['spellings'], likely: LikelyColumns): void {
  const [lookup] = plan.lookups;
  if (!lookup) return;
  const { kind, from, before, spelled } = lookup;
  for (const column of lookupColumns[kind]) {
    for (const text of spellings.get(column) ?? []) {
      const range = lookupRange(kind, text);
      if (range && range.from >= from && range.from < before) {
        likely.set(column, (likely.get(column) ?? new Set()).add(text));
      }
    }
  }
  const [first] = lookupColumns[kind];
  if (likely.size === 0 && first && kind !== 'message' && kind !== 'address')
    likely.set(first, new Set([spelled]));
}
