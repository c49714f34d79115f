import { odata } from '@azure/data-tables';
import { z } from 'zod';
import type { ReadableTables } from '../query/readableTables';
import { recordMonths } from '../query/recordMonths';
import { storedRecordTypes } from '../query/storedRecordTypes';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { StoreOptions } from '../tables/store/tableStore';
import { contentTypeOfRecord } from './contentTypeOfRecord';
import { addToDay, type DayContents } from './dayContents';
import type { ExportContents } from './exportContents';

const DAY_MS = 24 * 60 * 60_000;
const PARALLEL_PARTITIONS = 8;
const text = z.string().catch('');
const columns = z.object({ Workload: text, Operation: text, UserId: text, ContentId: text, Source: text });

/** What the tables hold of an export's span, without the export itself. */
export interface StoredRecords {
  /** Stored from elsewhere. */
  readonly records: number;
  /** Of these, not in the export. */
  readonly missing: number;
  /** Records of the export that were polled. */
  readonly polled: number;
  readonly days: ReadonlyMap<string, DayContents>;
}

/**
 * Reads what is stored of the content type and the span of an export: a day of a type is one range read.
 * @param ownContentIds SHA-256 of the export's own files: what was stored from them is no witness
 */
export async function storedRecords(
  tables: ReadableTables,
  contents: ExportContents,
  ownContentIds: ReadonlySet<string>,
  options: StoreOptions = {},
): Promise<StoredRecords> {
  const found = { records: 0, missing: 0, polled: 0, days: new Map<string, DayContents>() };
  const limited = limitedParallel(PARALLEL_PARTITIONS);
  const months = new Set(await recordMonths(tables, options));
  const partitions: { recordType: number; day: string }[] = [];
  for (const [month, days] of Map.groupBy(daysOf(contents), (day) => `${day.slice(0, 7)}-01`)) {
    if (!months.has(month)) continue;
    for (const recordType of await storedRecordTypes(tables.store, tables.names.records(month), options)) {
      partitions.push(...days.map((day) => ({ recordType, day })));
    }
  }
  await Promise.all(partitions.map(({ recordType, day }) => limited(() => readDay(recordType, day))));
  return found;

  async function readDay(recordType: number, day: string): Promise<void> {
    // Neither variants nor continuation rows.
    const filter = odata`PartitionKey eq ${`${recordType}_${day}`} and IsVariant eq false`;
    const select = Object.keys(columns.shape);
    for await (const page of tables.store.query(tables.names.records(day), filter, { ...options, select })) {
      for (const row of page) {
        const known = columns.parse(row);
        const { Workload: workload, Operation: operation, UserId: userId, ContentId } = known;
        if (!isWithin(contents, day, row.rowKey) || ownContentIds.has(ContentId)) continue;
        if (contentTypeOfRecord(recordType, workload) !== contents.contentType) continue;
        found.records += 1;
        if (!contents.has(row)) found.missing += 1;
        else if (known.Source === 'api') found.polled += 1;
        addToDay(found.days, day, { recordType, operation, userId });
      }
    }
  }
}

function isWithin({ span: { from, to } }: ExportContents, day: string, rowKey: string): boolean {
  const time = Date.parse(`${day}T${rowKey.slice(0, 8)}Z`);
  return time >= from.getTime() && time < to.getTime();
}

function daysOf({ span: { from, to } }: ExportContents): string[] {
  const days: string[] = [];
  const first = Date.parse(from.toISOString().slice(0, 10));
  for (let time = first; time < to.getTime(); time += DAY_MS)
    days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}
