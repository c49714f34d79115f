import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultSettings } from './faults/faultSettings';

test('the tenant takes nothing from the product but the Clock interface', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const imported = files.flatMap((file) =>
    [
      ...readFileSync(join(__dirname, file), 'utf8').matchAll(
        /from '([^']*\/(?:shared|cli|functions)\/[^']*)'/g,
      ),
    ].map(([, from]) => from?.replace(/^(\.\.\/)+/, '')),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(new Set(imported)).toEqual(new Set(['shared/time/clock']));
});

test('the README names every fault', () => {
  const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
  const missing = Object.keys(faultSettings.shape).filter((name) => !readme.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
