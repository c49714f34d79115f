import { indexPartitionKey, indexRowKeyPrefix } from '../../shared/tables/auditIndex/indexKeys';
import { tableNames } from '../../shared/tables/store/tableNames';
import type { RecordMix } from '../../test/tenant/generator/recordFamilies';
import { createRecordSource } from '../../test/tenant/generator/recordSource';
import type { AccountTables } from '../tableStore/accountTables';
import type { SortedTable } from '../tableStore/sortedTable';
import { IndexPartition } from './indexPartition';
import { NumberedRecords } from './numberedRecords';
import { RecordPartition } from './recordPartition';
import { recordTemplates } from './recordTemplate';

/** What to fill the tables with. */
export interface FillOptions {
  readonly records: number;
  readonly days: number;
  readonly seed: string;
  /** Midnight after the last day. */
  readonly to: Date;
  /** Shares of record families. Default: as the generator has them. */
  readonly mix?: RecordMix;
  /** Records that differ in more than Id and time. Default: one in 50. */
  readonly templates?: number;
}

const DAY_MS = 86_400_000;
// Every one is stored 50 times in a million: as often as the same message is read, and the same address is used, in three months.
const RECORDS_A_TEMPLATE = 50;
const LEAST_TEMPLATES = 2_000;
const PEOPLE = 400;

/** The values of a day's index, by kind: `{value}|` and the numbers of its records. */
type DayValues = Map<string, Map<string, number[]>>;

/**
 * Fills an account with records and their index as the product stores them: rows by its own row building, all of it in this process.
 * A million records over 90 days take some seconds and a few hundred megabytes, since rows are made when they are asked for.
 * @returns the records, by number
 */
export function fillTables(
  tables: AccountTables,
  { records: count, days, seed, to, ...options }: FillOptions,
): NumberedRecords {
  const from = new Date(to.getTime() - days * DAY_MS);
  const usual = Math.max(LEAST_TEMPLATES, Math.round(count / RECORDS_A_TEMPLATE));
  const { templates: templateCount = usual, mix } = options;
  const source = createRecordSource({
    seed,
    count: templateCount,
    from,
    to,
    people: PEOPLE,
    ...(mix && { mix }),
  });
  const templates = [...recordTemplates(source, to)];
  const records = new NumberedRecords(templates, { count, days, from, seed });
  const names = tableNames('Audit');
  const byName = new Map<string, SortedTable>();
  const table = (name: string) => {
    const known = byName.get(name) ?? tables.create(name);
    byName.set(name, known);
    return known;
  };
  const idsByMonth = new Map<string, Map<string, Map<string, number[]>>>();
  for (const [day, numbers] of numbersByDay(records)) {
    const byType = Map.groupBy(numbers, (number) => records.template(number).recordType);
    for (const [recordType, own] of byType) {
      const partitionKey = `${recordType}_${day}`;
      table(names.records(day)).load(partitionKey, new RecordPartition(records, partitionKey, own));
    }
    for (const [kind, values] of valuesOf(records, numbers)) {
      const partitionKey = `${kind}_${day}`;
      table(names.index(day)).load(partitionKey, new IndexPartition(records, partitionKey, values));
    }
    const month = names.index(day);
    const ids = idsByMonth.get(month) ?? new Map<string, Map<string, number[]>>();
    idsByMonth.set(month, ids);
    for (const number of numbers) {
      const id = records.id(number);
      const partitionKey = indexPartitionKey('record', day, id);
      const values = ids.get(partitionKey) ?? new Map<string, number[]>();
      ids.set(partitionKey, values.set(indexRowKeyPrefix(id), [number]));
    }
  }
  for (const [name, ids] of idsByMonth) {
    for (const [partitionKey, values] of ids)
      table(name).load(partitionKey, new IndexPartition(records, partitionKey, values));
  }
  return records;
}

function numbersByDay(records: NumberedRecords): Map<string, number[]> {
  const byDay = new Map<string, number[]>();
  for (let number = 0; number < records.count; number++) {
    const day = records.creationTime(number).slice(0, 10);
    const numbers = byDay.get(day);
    if (numbers) numbers.push(number);
    else byDay.set(day, [number]);
  }
  return byDay;
}

function valuesOf(records: NumberedRecords, numbers: readonly number[]): DayValues {
  const byKind: DayValues = new Map();
  for (const number of numbers) {
    for (const { kind, prefix } of records.template(number).lookups) {
      const values = byKind.get(kind) ?? new Map<string, number[]>();
      byKind.set(kind, values);
      const under = values.get(prefix);
      if (under) under.push(number);
      else values.set(prefix, [number]);
    }
  }
  return byKind;
}
