import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { startAzurite } from '../test/azurite/startAzurite';
import type { BenchOptions, Figure } from './figure';
import { atLeast, atMost } from './limits';
import { type MeasuredImport, measuredImport } from './measuredImport';
import { median } from './median';
import { openBenchTables } from './openBenchTables';
import { rowsOf } from './rowsOf';
import { spread } from './spread';
import { storedTables } from './storedTables';
import { startTableProcess } from './tableStore/startTableProcess';
import { timeBareLoop } from './timeBareLoop';
import { writeExportFile } from './writeExportFile';

const RECORDS = 100_000;
// Azurite looks through a whole partition at each insert: so many days keep every partition under 3,000 rows.
const DAYS = 140;
const FLOOR = 0.7;
const FLOOR_MEGABYTES = 250;
const MEGABYTE = 1_000_000;

/** How fast a file of 100,000 rows is imported, how much memory that takes, and that the same file again brings nothing. */
export async function importing({ scale, rounds }: BenchOptions): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'export.csv');
    const rowsFile = join(folder, 'rows');
    const records = Math.round(RECORDS * scale);
    await writeExportFile(file, { records, days: DAYS, to: new Date('2026-11-01T00:00:00Z') });
    const first = await importTwice(file, records, rowsFile);
    const { imported, again, rows, rowsAfter } = first;
    const { durationMs: bareMs } = await timeBareLoop(rowsFile, () => startTableProcess());
    const onAzurite: { importMs: number; bareMs: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const { durationMs } = await importOnce(file, records);
      onAzurite.push({ importMs: durationMs, bareMs: (await timeBareLoop(rowsFile)).durationMs });
    }
    const ratios = onAzurite.map((round) => round.bareMs / round.importMs);
    const perSecond = (durations: readonly number[]) => Math.round((rows * 1_000) / median(durations));
    const peakMegabytes = imported.peakBytes / MEGABYTE;
    const sizeMegabytes = (await stat(file)).size / MEGABYTE;
    return [
      {
        figure: 'rate of a whole import, records and index',
        measured: `${spread(ratios)}; ${perSecond(onAzurite.map(({ importMs }) => importMs))} rows/s`,
        reference: `bare loop over the same ${rows} rows: ${perSecond(onAzurite.map((round) => round.bareMs))} rows/s`,
        floor: `>= ${FLOOR.toFixed(2)}`,
        ...atLeast(median(ratios), FLOOR),
      },
      {
        figure: 'the same where the store takes no time',
        measured: `${(bareMs / imported.durationMs).toFixed(2)}; ${perSecond([imported.durationMs])} rows/s`,
        reference: `bare loop: ${perSecond([bareMs])} rows/s`,
        floor: '(information)',
      },
      {
        figure: 'peak memory of an import',
        measured: `${peakMegabytes.toFixed(0)} MB`,
        reference: `${records} records in a file of ${sizeMegabytes.toFixed(0)} MB`,
        floor: `< ${FLOOR_MEGABYTES} MB`,
        ...atMost(peakMegabytes, FLOOR_MEGABYTES),
      },
      {
        figure: 'rows that the same file brings again',
        measured: String(rowsAfter - rows),
        reference: `${again.summary.duplicates} known already, ${(again.durationMs / 1_000).toFixed(0)} s`,
        floor: '0',
        isMet: rowsAfter === rows && again.summary.duplicates === records,
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param rowsFile where the rows go that the first import has written */
async function importTwice(file: string, records: number, rowsFile: string) {
  const service = await startTableProcess();
  try {
    const tables = openBenchTables(service.connectionString);
    const imported = checked(await measuredImport(file, service.connectionString), records);
    const rows = await keepRows(tables, rowsFile);
    const again = await measuredImport(file, service.connectionString);
    return { imported, rows, again, rowsAfter: await keepRows(tables) };
  } finally {
    await service.stop();
  }
}

async function importOnce(file: string, records: number): Promise<MeasuredImport> {
  const azurite = await startAzurite();
  try {
    return checked(await measuredImport(file, azurite.connectionString), records);
  } finally {
    await azurite.stop();
  }
}

function checked(imported: MeasuredImport, records: number): MeasuredImport {
  if (!imported.summary.complete || imported.summary.inserted !== records)
    throw new Error('the measured import is not complete');
  return imported;
}

async function keepRows(tables: ReturnType<typeof openBenchTables>, file?: string): Promise<number> {
  const stored = await storedTables(tables);
  if (file !== undefined) await writeFile(file, serialize(stored));
  return rowsOf(stored);
}
