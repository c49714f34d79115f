import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/troubleshooting.md'), 'utf8');

/** Messages of Azure, the Functions host and Entra, which nothing here writes. */
const NOT_OURS =
  /^(RoleDefinition|PrincipalNotFound|AuthorizationFailed|Microsoft\.|Container|ImmutabilityPolicy|BlobUpload|Azure Functions Runtime|azure-webjobs-hosts|HTTP \d|\(AADSTS)/;

const sources = ['shared', 'cli', 'preflight', 'infra']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|bicep)$/.test(file))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  )
  .join('\n')
  .replaceAll(/\$\{[^{}]*\}/g, '...')
  .replaceAll("\\'", "'");

const messages = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (you see|---)/.test(line))
  .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text))
  .filter((text) => !NOT_OURS.test(text) && text.length > 12);

test('the page has messages', () => {
  expect(messages.length).toBeGreaterThan(25);
});

test.each(messages)('%s stands in the sources by these very words', (message) => {
  for (const part of message.split('...').filter((each) => /\w{3}/.test(each))) {
    // The code in brackets is put before the full stop when it is known.
    const words = part.replace(/ \($/, '').trim();
    expect(sources.includes(words) ? words : `not found: ${words}`).toBe(words);
  }
});
