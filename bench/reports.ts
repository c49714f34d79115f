import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../test/browser/openBrowser';
import { openPage } from '../test/browser/openPage';
import type { BenchOptions, Figure } from './figure';
import { fillTables } from './filledTables/fillTables';
import { atMost } from './limits';
import { measuredCommand } from './measuredCommand';
import { serveTables } from './tableStore/serveTables';

const RECORDS = 100_000;
const DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
const MEGABYTE = 1_000_000;
const FLOOR = { reportSeconds: 20, openSeconds: 2 };

/** The report on mail access over very many records of type 50, and its page in a browser. */
export async function reports({ scale }: BenchOptions): Promise<Figure[]> {
  const tables = await serveTables();
  const folder = await mkdtemp(join(tmpdir(), 'bench-reports-'));
  try {
    const records = Math.round(RECORDS * scale);
    const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const what = { mix: { aggregated: 1 }, templates: records };
    fillTables(tables.service.tables, { records, days: DAYS, seed: 'reports', to, ...what });
    const file = join(folder, 'report.html');
    const settings = { TABLES_CONNECTION_STRING: tables.connectionString };
    const made = await measuredCommand(['report', 'mail-access', '--html', file], settings);
    const seconds = made.durationMs / 1_000;
    const megabytes = (await stat(file)).size / MEGABYTE;
    const page = await measuredPage(file);
    return [
      {
        figure: 'report on mail access, with its page',
        measured: `${seconds.toFixed(1)} s`,
        reference: `${records} records of type 50, a page of ${megabytes.toFixed(0)} MB`,
        floor: `< ${FLOOR.reportSeconds} s`,
        ...atMost(seconds, FLOOR.reportSeconds),
      },
      {
        figure: 'peak memory of it',
        measured: `${(made.peakBytes / MEGABYTE).toFixed(0)} MB`,
        reference: '',
        floor: '',
      },
      {
        figure: 'that page opens in Chromium',
        measured: `${page.openSeconds.toFixed(2)} s`,
        reference: `${page.rows}; then a table turned to its last page in ${page.turnSeconds.toFixed(2)} s, sorted in ${page.sortSeconds.toFixed(2)} s, searched in ${page.searchSeconds.toFixed(2)} s`,
        floor: `< ${FLOOR.openSeconds} s`,
        limitUsed: page.openSeconds / FLOOR.openSeconds,
        isMet: page.openSeconds < FLOOR.openSeconds && page.faults.length === 0,
      },
    ];
  } finally {
    await Promise.all([tables.stop(), rm(folder, { recursive: true })]);
  }
}

async function measuredPage(file: string) {
  const browser = await openBrowser();
  try {
    // The first page of a new browser pays for its start.
    await (await openPage(browser, 'about:blank')).close();
    let from = performance.now();
    const lap = () => {
      const seconds = (performance.now() - from) / 1_000;
      from = performance.now();
      return seconds;
    };
    const { page, faults } = await openPage(browser, pathToFileURL(file).href);
    const messages = page.locator('#messages');
    const state = messages.getByRole('status');
    await messages.locator('thead button').first().waitFor();
    const openSeconds = lap();
    const rows = (await state.textContent()) ?? '';
    await messages.getByRole('button', { name: /^Last page/ }).click();
    await state.filter({ hasNotText: 'Rows 1 to' }).waitFor();
    const turnSeconds = lap();
    await messages.getByRole('button', { name: 'Message ID' }).click();
    await state.filter({ hasText: 'Rows 1 to' }).waitFor();
    const sortSeconds = lap();
    await messages.getByRole('searchbox').fill('inbox 2026-11-0');
    await state.filter({ hasText: 'found among' }).waitFor();
    return { openSeconds, rows, turnSeconds, sortSeconds, searchSeconds: lap(), faults };
  } finally {
    await browser.close();
  }
}
