import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`)].filter((file) =>
  file.endsWith('.md'),
);

/** As GitHub makes an anchor of a heading. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(pages)('links of %s lead somewhere', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path);
    expect({ link, exists: existsSync(file) }).toEqual({ link, exists: true });
    if (anchor !== undefined) expect(anchors(readFileSync(file, 'utf8'))).toContain(anchor);
  }
});

test('alerts and fault texts name pages that are there', () => {
  const named = readdirSync(join(ROOT, 'infra'))
    .filter((file) => file.endsWith('.bicep'))
    .flatMap((file) => [...readFileSync(join(ROOT, 'infra', file), 'utf8').matchAll(/docs\/([\w-]+\.md)/g)]);
  expect(named.length).toBeGreaterThan(3);
  for (const [, page = ''] of named) expect(existsSync(join(ROOT, 'docs', page))).toBe(true);
});
