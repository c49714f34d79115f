import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page in a browser profile of its own, and what went wrong in it. */
export interface OpenPage {
  readonly page: Page;
  /** Console errors and warnings (violations of the Content-Security-Policy are such), uncaught errors, requests beyond the page's own origin. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens an address and collects every fault from the first moment on: a test ends with `expect(faults).toEqual([])`.
 * @param url file: or http:
 * @param options of the profile, such as `colorScheme: 'dark'`
 */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!isOfPage(request.url(), url)) faults.push(`request to ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

function isOfPage(requested: string, url: string): boolean {
  const { protocol, origin } = new URL(url);
  return protocol === 'file:'
    ? requested.split('#')[0] === url.split('#')[0]
    : new URL(requested).origin === origin;
}
