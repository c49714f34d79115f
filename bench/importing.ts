import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import type { BenchOptions, Figure } from './figure';
import { type MeasuredImport, measuredImport } from './measuredImport';
import { median } from './median';
import { openBenchTables } from './openBenchTables';
import { storedTables } from './storedTables';
import { startTableProcess } from './tableStore/startTableProcess';
import { timeBareLoop } from './timeBareLoop';
import { writeExportFile } from './writeExportFile';

const RECORDS = 100_000;
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
    const imports = [first.imported];
    const bareMs = [await timeBareLoop(rowsFile, startTableProcess)];
    for (let round = 1; round < rounds; round++) {
      imports.push(await importOnce(file, records));
      bareMs.push(await timeBareLoop(rowsFile, startTableProcess));
    }
    const ratios = imports.map(({ durationMs }, round) => (bareMs[round] ?? Number.NaN) / durationMs);
    const peakMegabytes = Math.max(...imports.map(({ peakBytes }) => peakBytes)) / MEGABYTE;
    const perSecond = (durations: readonly number[]) => Math.round((first.rows * 1_000) / median(durations));
    const sizeMegabytes = (await stat(file)).size / MEGABYTE;
    return [
      {
        figure: 'rate of a whole import, records and index',
        measured: `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); ${perSecond(imports.map(({ durationMs }) => durationMs))} rows/s`,
        reference: `bare loop over the same ${first.rows} rows: ${perSecond(bareMs)} rows/s`,
        floor: `>= ${FLOOR.toFixed(2)}`,
        isMet: median(ratios) >= FLOOR,
      },
      {
        figure: 'peak memory of an import',
        measured: `${peakMegabytes.toFixed(0)} MB`,
        reference: `${records} records in a file of ${sizeMegabytes.toFixed(0)} MB`,
        floor: `< ${FLOOR_MEGABYTES} MB`,
        isMet: peakMegabytes < FLOOR_MEGABYTES,
      },
      {
        figure: 'rows that the same file brings again',
        measured: String(first.rowsAfter - first.rows),
        reference: `${first.again.summary.duplicates} known already, ${(first.again.durationMs / 1_000).toFixed(0)} s`,
        floor: '0',
        isMet: first.rowsAfter === first.rows && first.again.summary.duplicates === records,
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
  const service = await startTableProcess();
  try {
    return checked(await measuredImport(file, service.connectionString), records);
  } finally {
    await service.stop();
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
  return stored.reduce(
    (sum, { partitions }) => sum + partitions.reduce((rows, each) => rows + each.length, 0),
    0,
  );
}
