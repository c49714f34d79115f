import { exploredTables } from './exploredTables';
import { EVIL, HOSTILE_RECORDS } from './hostileRecords';

const VOID = new Set(['meta', 'link', 'input', '!doctype']);

/** Elements that are open at the end of a page, or closed in the wrong order: text that became markup shows here. */
function unbalanced(body: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, end, name = ''] of body.matchAll(/<(\/?)([a-z!][a-z0-9]*)(?:[^>"]|"[^"]*")*>/g)) {
    if (VOID.has(name)) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

describe('pages over hostile records', () => {
  let pages: Awaited<ReturnType<typeof exploredTables>>;
  beforeAll(async () => {
    pages = await exploredTables(HOSTILE_RECORDS);
  });
  afterAll(() => pages.stop());

  const encoded = encodeURIComponent(EVIL);

  it.each([
    ['the list', '/?span=all', 200],
    ['a search for it', `/?q=${encoded}`, 200],
    [
      'every filter',
      `/?type=${encoded}&operation=${encoded}&user=${encoded}&address=${encoded}&result=${encoded}&from=${encoded}&to=${encoded}&span=${encoded}&show=${encoded}&as=${encoded}`,
      200,
    ],
    ['one as a user', `/?user=${encoded}`, 200],
    ['one as an operation that is not there', `/?operation=${encoded}x`, 200],
    ['a record', `/record?id=${encoded}&back=${encoded}`, 200],
    ['a portal record', `/record?id=${encoded}2`, 200],
    ['a read of mail', `/record?id=${encoded}3`, 200],
    ['no record', `/record?id=${encoded}4`, 404],
    ['no text', `/text?id=${encoded}&sha256=${encoded}`, 404],
    ['no page', `/${encoded}`, 404],
    ['coverage', `/coverage?q=${encoded}`, 200],
  ])('show it as text: %s', async (_what, path, expected) => {
    const { status, headers, body } = await pages.get(path);
    expect(status).toBe(expected);
    expect(body).not.toMatch(/<script>|<img|<!--|onerror=alert\(1\)>/);
    expect(body).not.toMatch(/[\u202e\u0007\u001b]/);
    expect(body.match(/<script/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(unbalanced(body)).toEqual([]);
    expect(JSON.stringify(headers)).not.toMatch(/script>|onerror/);
  });

  it.each([
    ['on mail access', `/reports/mail-access?user=${encoded}&from=2026-10-01`],
    ['on all mail access', '/reports/mail-access?from=2026-10-01'],
    ['on encrypted mail', '/reports/encrypted-mail?from=2026-10-01'],
    ['that is none', `/reports/encrypted-mail?from=${encoded}&span=${encoded}&message=${encoded}`],
  ])('show it as text in a report %s', async (_what, path) => {
    const { status, body } = await pages.get(path);
    expect(status).toBe(200);
    expect(body).toContain('&lt;script&gt;alert(1)');
    expect(body).not.toMatch(/<script>|<img|<!--|onerror=alert\(1\)>/);
  });

  it('do show it', async () => {
    const { body } = await pages.get('/?span=all');
    expect(body).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&lt;!--&#39;\\u202egpj\\u0007\\u001b[31m',
    );
  });
});
