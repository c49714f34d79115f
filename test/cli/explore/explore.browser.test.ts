import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { recordRun } from '../../../shared/ledger/pollRuns';
import { accessibilityFaults } from '../../browser/accessibilityFaults';
import { openBrowser } from '../../browser/openBrowser';
import { openPage } from '../../browser/openPage';
import { recordText, storeRecords } from '../../query/tablesWithRecords';
import { exploredTables } from './exploredTables';
import { HOSTILE_RECORDS } from './hostileRecords';

const at = (minute: number) => `2026-11-19T10:${String(minute).padStart(2, '0')}:00`;
const RECORDS = Array.from({ length: 60 }, (_, index) => ({
  Id: `record-${index}`,
  CreationTime: at(index),
  UserId: index % 2 === 0 ? 'alice@contoso.com' : 'bob@contoso.com',
  MailboxOwnerUPN: 'carol@contoso.com',
  MailboxGuid: '7b1f0a52-9a3d-4d27-9b63-1f2e3d4c5b6a',
  ClientIPAddress: '203.0.113.9',
  SessionId: '5e0d6a0e-1111-4222-8333-444455556666',
  ResultStatus: 'Succeeded',
  OperationProperties: [
    { Name: 'MailAccessType', Value: 'Bind' },
    { Name: 'IsThrottled', Value: 'False' },
  ],
  Folders: [{ Path: '\\Inbox', FolderItems: [{ InternetMessageId: `<${index}@x>`, SizeInBytes: 5 }] }],
}));

const focusedText = (page: Page) => page.evaluate('document.activeElement.textContent');
const focusedId = (page: Page) => page.evaluate('document.activeElement.id');

/** Presses Tab until the element of a selector has the keyboard. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

async function follow(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

describe('explore, by keyboard alone', () => {
  let browser: Browser;
  let tables: Awaited<ReturnType<typeof exploredTables>>;
  beforeAll(async () => {
    [browser, tables] = await Promise.all([openBrowser(), exploredTables(RECORDS)]);
  });
  afterAll(async () => {
    await browser.close();
    await tables.stop();
  });

  const open = async (options = {}) => {
    const opened = await openPage(browser, await tables.newAddress(), options);
    // What is typed before the box has the keyboard is lost: with `autofocus` that is a frame after the page has loaded.
    await opened.page.locator('#q:focus').waitFor();
    return opened;
  };

  it('opens the address once, and shows it no more', async () => {
    const { page, faults, close } = await open();
    expect(page.url()).toBe(`http://${tables.server.host}/`);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await focusedId(page)).toBe('q');
    const other = await openPage(browser, tables.server.addresses.at(-1)?.address ?? '');
    expect(await other.page.textContent('h1')).toBe('This address has been used already');
    await other.close();
    expect(faults).toEqual([]);
    await close();
  });

  it('searches, walks through the list, opens a record and comes back to its row', async () => {
    const { page, faults, close } = await open();
    await page.keyboard.type('bob@contoso.com');
    await follow(page, 'Enter');
    expect(await page.textContent('#results-title')).toBe('30 records');
    expect(await page.textContent('.meaning')).toContain('was taken as a user who acted');
    await tabTo(page, '.results .story a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const third = await page.evaluate('document.activeElement.id');
    await follow(page, 'Enter');
    expect(await page.textContent('h1')).toBe(
      'bob@contoso.com read 1 message in the mailbox of carol@contoso.com.',
    );
    expect(await page.textContent('pre')).toContain('"Id":"record-55"');
    await follow(page, 'Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe(third);
    expect(await page.inputValue('#q')).toBe('bob@contoso.com');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.closest("tr").nextElementSibling')).toBeNull();
    const last = await focusedId(page);
    await follow(page, 'Enter');
    // The browser's own Back, which a window has under Alt and the left arrow.
    await page.goBack();
    await page.locator(`#${last}:focus`).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('shows more, from where one was', async () => {
    const { page, faults, close } = await open();
    expect(await page.locator('.results tr[data-row]').count()).toBe(50);
    await tabTo(page, '#more');
    await follow(page, 'Enter');
    expect(await page.locator('.results tr[data-row]').count()).toBe(60);
    await page.keyboard.press('ArrowDown');
    expect(
      await page.evaluate(
        '[...document.querySelectorAll(".results .story a")].indexOf(document.activeElement)',
      ),
    ).toBe(50);
    expect(faults).toEqual([]);
    await close();
  });

  it('filters by a time that is typed in place of a span', async () => {
    const { page, faults, close } = await open();
    await tabTo(page, '#from');
    await page.keyboard.type('2026-11-19T10:58');
    expect(await page.inputValue('#span')).toBe('own');
    await follow(page, 'Enter');
    expect(await page.locator('.results tr[data-row]').count()).toBe(2);
    await tabTo(page, '#span');
    await page.keyboard.press('Home');
    expect(await page.inputValue('#from')).toBe('');
    await tabTo(page, 'summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#operation');
    await page.keyboard.type('Nothing');
    await follow(page, 'Enter');
    expect(await page.textContent('#results-title')).toBe('No record found');
    expect(faults).toEqual([]);
    await close();
  });

  it('reaches the calendar and its gap', async () => {
    const { page, faults, close } = await open();
    await page.keyboard.press('Control+Home');
    await tabTo(page, 'a[href="/coverage#gaps"]');
    await follow(page, 'Enter');
    expect(await page.textContent('h1')).toBe('Coverage');
    expect(await page.locator('td.gap').count()).toBe(25);
    await tabTo(page, '[aria-label^="By hour"]');
    expect(faults).toEqual([]);
    await close();
  });

  it('reads a report, and a record of it, and comes back to the report', async () => {
    const { page, faults, close } = await open();
    await tabTo(page, 'a[href="/reports/mail-access"]');
    await follow(page, 'Enter');
    await tabTo(page, '#address');
    await page.keyboard.type('203.0.113.0/24');
    await follow(page, 'Enter');
    expect(await page.textContent('.answer')).toContain('60 messages');
    expect(await page.textContent('.limits')).toContain('reaches to 2026-11-20 11:55 UTC');
    await tabTo(page, '.report td.record a');
    await follow(page, 'Enter');
    expect(await page.textContent('h1')).toContain('read 1 message in the mailbox of carol@contoso.com.');
    await follow(page, 'Escape');
    expect(await page.inputValue('#address')).toBe('203.0.113.0/24');
    await tabTo(page, 'a[href="/reports/encrypted-mail"]');
    await follow(page, 'Enter');
    expect(await page.textContent('.answer')).toContain(
      'Nothing is recorded in the encrypted message portal',
    );
    expect(faults).toEqual([]);
    await close();
  });

  it('takes in what a poll adds, says so, and leaves the keyboard where it is', async () => {
    const { page, faults, close } = await open();
    await page.keyboard.type('dave@contoso.com');
    await follow(page, 'Enter');
    expect(await page.textContent('#results-title')).toBe('No record found');
    await storeRecords(tables, [
      recordText({ Id: 'live-1', UserId: 'dave@contoso.com', CreationTime: at(10) }),
    ]);
    await page.waitForSelector('.results tr[data-row]');
    await tabTo(page, '.results .story a');
    await storeRecords(tables, [
      recordText({ Id: 'live-2', UserId: 'dave@contoso.com', CreationTime: at(20) }),
      recordText({ Id: 'live-3', UserId: 'dave@contoso.com', CreationTime: '2026-11-18T10:00:00' }),
      recordText({ Id: 'live-4', UserId: 'dave@contoso.com', CreationTime: at(5) }),
    ]);
    await recordRun(tables.store, tables.names, {
      startedAt: new Date('2026-11-20T11:59:00Z'),
      endedAt: new Date('2026-11-20T11:59:30Z'),
      outcome: 'complete',
      windows: [],
      counts: { inserted: 3 },
      failure: undefined,
      appVersion: '1',
      app: 'cli',
      instance: '00000001',
    });
    await page.locator('.tag.new').nth(2).waitFor();
    const ids: unknown = await page.evaluate(
      '[...document.querySelectorAll(".results .story a")].map((a) => new URL(a.href).searchParams.get("id"))',
    );
    expect(ids).toEqual(['live-2', 'live-1', 'live-4', 'live-3']);
    expect(await page.locator('.results tbody').count()).toBe(2);
    expect(await focusedText(page)).toContain('dave@contoso.com');
    expect(await page.evaluate('new URL(document.activeElement.href).searchParams.get("id")')).toBe('live-1');
    expect(await page.textContent('#results-title')).toBe('4 records');
    expect(await page.textContent('#announce')).toMatch(/3 new records in this list\.|3 new records\./);
    expect(await page.textContent('#state')).toMatch(/Last poll \d min ago: 3 new records/);

    // Paused, it stays as it is.
    await page.keyboard.press('Control+Home');
    await page.evaluate('document.getElementById("pause").focus()');
    await page.keyboard.press('Enter');
    await storeRecords(tables, [
      recordText({ Id: 'live-5', UserId: 'dave@contoso.com', CreationTime: at(30) }),
    ]);
    await page.waitForTimeout(5_000);
    expect(await page.locator('.results tr[data-row]').count()).toBe(4);
    await page.keyboard.press('Enter');
    await page.locator('.results tr[data-row]').nth(4).waitFor();
    expect(faults).toEqual([]);
    await close();
  }, 120_000);

  const everyPage = [
    '/',
    '/?q=bob%40contoso.com&span=all&operation=x',
    '/?from=x&type=y',
    '/?operation=MailItemsAcessed',
    '/record?id=record-1',
    '/coverage',
    '/reports/mail-access?span=90d',
    '/reports/encrypted-mail?from=x',
  ];
  it.each([
    ['light', everyPage],
    // Only the colours differ.
    ['dark', ['/', '/record?id=record-1', '/coverage', '/reports/mail-access?span=90d']],
  ] as const)(
    'leaves nothing to mend for a screen reader or an eye (%s)',
    async (colorScheme, paths) => {
      const { page, faults, close } = await open({ colorScheme });
      for (const path of paths) {
        await page.goto(new URL(path, page.url()).href);
        expect([path, ...(await accessibilityFaults(page))]).toEqual([path]);
      }
      expect(faults).toEqual([]);
      await close();
    },
    180_000,
  );

  it('works in a narrow window, without a bar to scroll sideways', async () => {
    const { page, faults, close } = await open({ viewport: { width: 360, height: 700 } });
    for (const path of ['/', '/record?id=record-1', '/coverage', '/reports/mail-access?span=90d']) {
      await page.goto(new URL(path, page.url()).href);
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 360]);
    }
    expect(faults).toEqual([]);
    await close();
  });

  it('works without its script', async () => {
    const { page, faults, close } = await open({ javaScriptEnabled: false });
    await page.keyboard.type('alice@contoso.com');
    await follow(page, 'Enter');
    expect(await page.textContent('#results-title')).toBe('30 records');
    expect(faults).toEqual([]);
    await close();
  });

  it('gives nothing to another site that is open beside it', async () => {
    const { page, close } = await open();
    const target = `http://${tables.server.host}/?q=alice%40contoso.com`;
    const evil = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<title>evil</title><iframe src="${target}"></iframe><img src="${target}"><script src="${target}"></script>`,
      );
    }).listen(0, '127.0.0.1');
    await once(evil, 'listening');
    const address = evil.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const other = await page.context().newPage();
    // The same machine, another port: same site for cookies, another origin for everything else.
    await other.goto(`http://127.0.0.1:${port}/`);
    const read = `fetch(${JSON.stringify(target)}, { credentials: 'include' }).then((reply) => reply.text(), (error) => error.name)`;
    expect(await other.evaluate(read)).toBe('TypeError');
    const frames = await Promise.all(
      other
        .frames()
        .slice(1)
        .map((frame) => frame.content().catch(() => '')),
    );
    expect(frames.join('')).not.toContain('alice');
    await other.evaluate(`location.href = ${JSON.stringify(target)}`);
    await other.waitForURL(target);
    expect(await other.textContent('main')).toContain('Another site led here.');
    evil.close();
    await close();
  });
});

describe('explore over hostile records', () => {
  let browser: Browser;
  let tables: Awaited<ReturnType<typeof exploredTables>>;
  beforeAll(async () => {
    [browser, tables] = await Promise.all([openBrowser(), exploredTables(HOSTILE_RECORDS)]);
  });
  afterAll(async () => {
    await browser.close();
    await tables.stop();
  });

  it('runs nothing of them and shows them on every page', async () => {
    const { page, faults, close } = await openPage(browser, await tables.newAddress());
    const id = encodeURIComponent(String(HOSTILE_RECORDS[0]?.Id));
    for (const path of [
      '/?span=all',
      `/?q=${id}&span=all`,
      `/record?id=${id}`,
      `/record?id=${id}2`,
      '/reports/mail-access?from=2026-10-01',
      '/reports/encrypted-mail?from=2026-10-01',
      '/coverage',
    ]) {
      await page.goto(new URL(path, page.url()).href);
      expect(await page.evaluate('document.querySelectorAll("main img, main script[src]").length')).toBe(0);
      if (path !== '/coverage') expect(await page.textContent('body')).toContain('<script>alert(1)</script>');
    }
    // One renewal of a list of them.
    await page.goto(new URL('/?span=all', page.url()).href);
    await page.waitForTimeout(5_000);
    expect(faults).toEqual([]);
    await close();
  }, 120_000);
});
