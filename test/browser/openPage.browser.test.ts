import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { accessibilityFaults } from './accessibilityFaults';
import { openBrowser } from './openBrowser';
import { openPage } from './openPage';

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
const shell = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>${body}</main></body></html>`;

describe('openPage', () => {
  let browser: Browser;
  let folder = '';
  beforeAll(async () => {
    [browser, folder] = await Promise.all([openBrowser(), mkdtemp(join(tmpdir(), 'page-'))]);
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function faultsOf(html: string): Promise<{ faults: readonly string[]; axe: string[] }> {
    const file = join(folder, 'page.html');
    await writeFile(file, html);
    const { page, faults, close } = await openPage(browser, pathToFileURL(file).href);
    const axe = await accessibilityFaults(page);
    await close();
    return { faults, axe };
  }

  it('finds nothing wrong with a good page', async () => {
    const html = shell(`${POLICY}</head><body><main><h1>Good</h1><p>Text</p>`);
    expect(await faultsOf(html)).toEqual({ faults: [], axe: [] });
  });

  it.each([
    [
      'a script against the policy',
      `${POLICY}<script>1</script></head><body><main>`,
      /Content Security Policy/,
    ],
    ['an uncaught error', '<script>throw new Error("oh")</script></head><body><main>', /oh/],
    ['a dialog', '<script>alert(1)</script></head><body><main>', /dialog: 1/],
    ['a request elsewhere', '</head><body><main><img alt="" src="http://127.0.0.1:9/x">', /request to http:/],
  ])('sees %s', async (_what, body, expected) => {
    const { faults } = await faultsOf(shell(body));
    expect(faults.join('\n')).toMatch(expected);
  });

  it('sees what a screen reader could not name and an eye could not read', async () => {
    const html = shell(
      '</head><body><main><h1>Bad</h1><input><p style="color:#ccc;background:#fff">faint</p>',
    );
    const { axe } = await faultsOf(html);
    expect(axe.map((line) => line.split(':')[0])).toEqual(['color-contrast', 'label']);
  });
});
