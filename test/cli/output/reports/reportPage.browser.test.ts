import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { reportPage } from '../../../../cli/output/reports/reportPage';
import { accessibilityFaults } from '../../../browser/accessibilityFaults';
import { openBrowser } from '../../../browser/openBrowser';
import { openPage } from '../../../browser/openPage';
import { HOSTILE, reportView } from './page';

describe('the page of a report', () => {
  let browser: Browser;
  let folder = '';
  let url = '';
  beforeAll(async () => {
    [browser, folder] = await Promise.all([openBrowser(), mkdtemp(join(tmpdir(), 'report-'))]);
    const file = join(folder, 'report.html');
    await writeFile(file, reportPage(await reportView(), new Map([['in-2', `{"Subject": "${HOSTILE}"}`]])));
    url = pathToFileURL(file).href;
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** Opens the page, lets a test work with it, and wants nothing to have gone wrong meanwhile. */
  async function inPage(
    work: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const { page, faults, close } = await openPage(browser, url, options);
    await work(page);
    expect(faults).toEqual([]);
    await close();
  }

  const messages = (page: Page) => page.getByRole('region', { name: 'Messages read', exact: true });
  const columnOf = (page: Page, nth: number) =>
    page.locator(`#messages tbody td:nth-child(${nth})`).allTextContents();
  const state = (page: Page) => page.locator('#messages').getByRole('status').textContent();

  it('keeps hostile values text, in tables, charts and the view of a record', () =>
    inPage(async (page) => {
      await page.getByRole('searchbox').first().fill('onmouseover');
      const sessions = page.getByRole('region', { name: 'Sessions', exact: true });
      await page.locator('#sessions').getByText('found among').waitFor();
      expect(await sessions.locator('tbody td').nth(2).textContent()).toBe(HOSTILE);
      await sessions.locator('td.record button').click();
      expect(await page.getByRole('dialog').locator('dd').nth(2).textContent()).toBe(HOSTILE);
      expect(await page.locator('img, script[src], [onmouseover]').count()).toBe(0);
      // Quotes cannot be got out of when the command is pasted into a shell.
      expect(await page.getByLabel('Command').textContent()).toContain(
        `-- show '${HOSTILE.replaceAll("'", "''")}'';alert`,
      );
    }));

  it('sorts by a column, one way and then the other, and says so', () =>
    inPage(async (page) => {
      const head = page.locator('#messages').getByRole('columnheader', { name: 'Size (bytes)' });
      await head.getByRole('button').click();
      expect(await head.getAttribute('aria-sort')).toBe('ascending');
      const sizes = (await columnOf(page, 8)).map((text) => Number(text.replaceAll(',', '')));
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
      expect(sizes[0]).toBe(7);
      await head.getByRole('button').click();
      expect(await head.getAttribute('aria-sort')).toBe('descending');
      expect((await columnOf(page, 8))[0]).toBe('6,000');
    }));

  it('finds rows by all words typed, whatever the column', () =>
    inPage(async (page) => {
      await page.locator('#messages').getByRole('searchbox').fill('ARCHIVE a5@');
      await page.locator('#messages').getByText('found among').waitFor();
      expect(await state(page)).toBe('Rows 1 to 1 of 1 found among 66');
      expect(await columnOf(page, 7)).toEqual(['<a5@contoso.com>']);
      await page.locator('#messages').getByRole('searchbox').fill('nothing like it');
      await page.locator('#messages').getByText('No row').waitFor();
      expect(await columnOf(page, 7)).toEqual([]);
    }));

  it('turns pages by keyboard alone, to both ends', () =>
    inPage(async (page) => {
      const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? ""');
      expect(await state(page)).toBe('Rows 1 to 25 of 66');
      await messages(page).focus();
      for (let tabs = 0; tabs < 200 && !(await focused()).startsWith('Next page'); tabs++)
        await page.keyboard.press('Tab');
      expect(await focused()).toBe('Next page of Messages read');
      await page.keyboard.press('Enter');
      expect(await state(page)).toBe('Rows 26 to 50 of 66');
      await page.keyboard.press('Space');
      expect(await state(page)).toBe('Rows 51 to 66 of 66');
      // At the end the focus stays where it is, and nothing more happens.
      await page.keyboard.press('Enter');
      expect([await focused(), await state(page)]).toEqual([
        'Next page of Messages read',
        'Rows 51 to 66 of 66',
      ]);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      expect(await state(page)).toBe('Rows 26 to 50 of 66');
    }));

  it('leads from a row to its record: all fields, the command, the received text', () =>
    inPage(async (page) => {
      await messages(page).getByRole('button', { name: 'in-2' }).first().press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Record behind a row of "Messages read"' });
      expect(await dialog.getByLabel('Command').textContent()).toBe('npm run --silent audit -- show in-2');
      expect(await dialog.getByLabel('As received').textContent()).toBe(`{"Subject": "${HOSTILE}"}`);
      expect(await dialog.locator('dt').allTextContents()).toEqual(
        expect.arrayContaining(['Message ID', 'First read', 'Record']),
      );
      await page.keyboard.press('Escape');
      expect(await dialog.isVisible()).toBe(false);
      expect(await page.evaluate('document.activeElement.textContent')).toBe('in-2');
    }));

  it('shows the columns that are details when they are asked for', () =>
    inPage(async (page) => {
      const head = page.locator('#messages').getByRole('columnheader', { name: 'First read' });
      expect(await head.isVisible()).toBe(false);
      await page.locator('#messages').getByLabel('All columns').check();
      expect(await head.isVisible()).toBe(true);
    }));

  it('prints every row, without what only a screen needs', () =>
    inPage(async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      expect(await page.locator('#messages tbody tr').count()).toBe(66);
      expect(await page.locator('#messages').getByRole('searchbox').isVisible()).toBe(false);
      expect(await page.locator('#messages').getByRole('button', { name: /^Next/ }).isVisible()).toBe(false);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      expect(overflow).toBe(false);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      expect(await page.locator('#messages tbody tr').count()).toBe(25);
    }));

  it.each(['light', 'dark'] as const)('can be read and operated by everybody, %s', (colorScheme) =>
    inPage(
      async (page) => {
        const back = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(back).toBe(colorScheme === 'light' ? 'rgb(245, 247, 250)' : 'rgb(18, 23, 31)');
        expect(await accessibilityFaults(page)).toEqual([]);
        await messages(page).locator('td.record button').first().click();
        expect(await accessibilityFaults(page)).toEqual([]);
      },
      { colorScheme },
    ),
  );

  it('shows the first rows of each table where scripts are off', () =>
    inPage(
      async (page) => {
        expect(await page.locator('#messages tbody tr').count()).toBe(25);
        expect(await page.locator('#messages').getByText('<m1@contoso.com>').isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    ));
});
