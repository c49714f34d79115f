import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appVersion } from '../../shared/ingest/appVersion';

it('is the one in package.json', () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect(appVersion()).toBe(version);
});
