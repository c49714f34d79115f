import type { ChildProcess } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../browser/openBrowser';
import { openPage } from '../../browser/openPage';
import { runCli, startCli } from '../compiledCli';
import { keptDemo } from '../keptDemo';
import { printedAddress } from '../printedAddress';

// Everything runs at once on a small machine.
const PATIENCE_MS = 100_000;

describe('explore while a poll runs', () => {
  let browser: Browser;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    for (const child of children) child.kill('SIGINT');
  });

  it('fills by itself: first empty tables, then the records of the poll and how far they reach', async () => {
    const demo = startCli(['demo', '--records', '60', '--keep', '--json']);
    children.push(demo);
    // Tables of their own, into which nothing has been polled yet.
    const settings = { ...(await keptDemo(demo)), TABLE_PREFIX: 'Live' };
    const explore = startCli(['explore'], settings);
    children.push(explore);
    const { page, faults, close } = await openPage(browser, await printedAddress(explore));
    expect(await page.textContent('#state')).toContain('Nothing has been polled into these tables yet.');
    expect(await page.textContent('#results-title')).toBe('No record found');

    const { exitCode, stdout } = await runCli(['poll', '--json'], settings);
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ inserted: 60, complete: true }),
    ]);
    await page.locator('#state', { hasText: '60 new records' }).waitFor({ timeout: PATIENCE_MS });
    await page
      .locator('#results-title', { hasText: 'The newest 50 records' })
      .waitFor({ timeout: PATIENCE_MS });
    expect(await page.locator('.results tr[data-row]').count()).toBe(50);
    expect(await page.textContent('#state')).toContain('Complete to');
    expect(faults).toEqual([]);
    await close();
  }, 240_000);
});
