import type { TableNames } from '../tables/store/tableNames';

const DAY_MS = 24 * 60 * 60_000;
// Late records come up to some two weeks after the event, and a day is sealed by then; the rest is for people who look twice.
const REST_DAYS = 31;

/** A month and its tables, that of the records first. */
export interface MonthTables {
  /** `yyyy-MM` */
  readonly month: string;
  readonly tables: readonly string[];
}

/**
 * The months before another one that have tables, oldest first. Every other table is left alone, whatever its name is like.
 * @param before `yyyy-MM`, itself not included
 */
export function droppableMonths(
  tables: readonly string[],
  names: Pick<TableNames, 'monthOfRecords' | 'monthOfIndex'>,
  before: string,
): MonthTables[] {
  const months = new Map<string, { records: string[]; index: string[] }>();
  const at = (digits: string) => {
    const month = `${digits.slice(0, 4)}-${digits.slice(4)}`;
    const found = months.get(month) ?? { records: [], index: [] };
    months.set(month, found);
    return found;
  };
  for (const table of tables) {
    const [records, index] = [names.monthOfRecords(table), names.monthOfIndex(table)];
    if (records !== undefined) at(records).records.push(table);
    if (index !== undefined) at(index).index.push(table);
  }
  return [...months]
    .filter(([month]) => month < before)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([month, { records, index }]) => ({ month, tables: [...records, ...index] }));
}

/** The first month that is never dropped: one that has not been over for 31 days. @returns `yyyy-MM` */
export function firstUndroppableMonth(now: Date): string {
  return new Date(now.getTime() - REST_DAYS * DAY_MS).toISOString().slice(0, 7);
}
