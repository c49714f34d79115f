import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { startAzurite } from '../test/azurite/startAzurite';
import type { BenchOptions, Figure } from './figure';
import { measuredPoll } from './measuredPoll';
import { median } from './median';
import { openBenchTables } from './openBenchTables';
import { publishBacklog } from './publishBacklog';
import { rowsOf } from './rowsOf';
import { spread } from './spread';
import { type StoredTable, storedTables } from './storedTables';
import { startTenantProcess } from './tenantProcess';
import { timeBareLoop } from './timeBareLoop';

const RECORDS = 20_000;
// 1,819 blobs: what the API's quota gives within one minute, so that the poll never has to wait for it.
const RECORDS_PER_BLOB = 11;
// Azurite looks through a whole partition at each insert: so few days that every partition stays under 3,000 rows, and no fewer.
const DAYS = 10;
const MOST_ROWS_A_PARTITION = 3_000;
const FLOOR = 0.7;

interface Round {
  readonly pollMs: number;
  readonly bareMs: number;
  readonly bareRecordsMs: number;
}

/** How fast a whole poll is, against a loop that does nothing but submit the very same entities. */
export async function rate({ scale, rounds }: BenchOptions): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const now = new Date();
    const all = join(folder, 'all');
    const recordsOnly = join(folder, 'records');
    const { tables } = await pollOnce(now, scale);
    const records = tables.filter(({ isRecords }) => isRecords);
    await writeFile(all, serialize(tables));
    await writeFile(recordsOnly, serialize(records));
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const isPollFirst = round % 2 === 0;
      const before = isPollFirst ? await pollOnce(now, scale) : undefined;
      const { durationMs: bareMs } = await timeBareLoop(all);
      const { durationMs: bareRecordsMs } = await timeBareLoop(recordsOnly);
      const { durationMs: pollMs } = before ?? (await pollOnce(now, scale));
      measured.push({ pollMs, bareMs, bareRecordsMs });
    }
    return figures(measured, { rows: rowsOf(tables), records: rowsOf(records), most: mostRows(tables) });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function pollOnce(now: Date, scale: number): Promise<{ durationMs: number; tables: StoredTable[] }> {
  const tenant = await startTenantProcess();
  const azurite = await startAzurite();
  try {
    const records = Math.round(RECORDS * scale);
    await publishBacklog(tenant, { records, recordsPerBlob: RECORDS_PER_BLOB, days: DAYS, now });
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: azurite.connectionString };
    const { durationMs, summary } = await measuredPoll(settings);
    if (!summary.complete || summary.inserted !== records)
      throw new Error('the measured poll is not complete');
    return { durationMs, tables: await storedTables(openBenchTables(azurite.connectionString)) };
  } finally {
    await Promise.all([tenant.stop(), azurite.stop()]);
  }
}

function figures(
  measured: readonly Round[],
  { rows, records, most }: { rows: number; records: number; most: number },
): Figure[] {
  const ratios = measured.map(({ pollMs, bareMs }) => bareMs / pollMs);
  const recordRatios = measured.map(({ pollMs, bareRecordsMs }) => bareRecordsMs / pollMs);
  const perSecond = (durations: readonly number[]) => Math.round((rows * 1_000) / median(durations));
  return [
    {
      figure: 'rate of a whole poll, records and index',
      measured: `${spread(ratios)}; ${perSecond(measured.map(({ pollMs }) => pollMs))} rows/s`,
      reference: `bare loop over the same ${rows} rows: ${perSecond(measured.map(({ bareMs }) => bareMs))} rows/s`,
      floor: `>= ${FLOOR.toFixed(2)}`,
      limitUsed: FLOOR / median(ratios),
      isMet: median(ratios) >= FLOOR && most <= MOST_ROWS_A_PARTITION,
    },
    {
      figure: 'the same against records alone',
      measured: spread(recordRatios),
      reference: `bare loop over ${records} rows without the index`,
      floor: '(information)',
    },
  ];
}

function mostRows(tables: readonly StoredTable[]): number {
  return Math.max(...tables.flatMap(({ partitions }) => partitions.map(({ length }) => length)));
}
