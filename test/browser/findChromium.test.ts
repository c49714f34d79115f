import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from './findChromium';

describe('findChromium', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chromium-'));
    await writeFile(join(folder, 'google-chrome'), '');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('takes the one that is named', () => {
    expect(findChromium({ CHROMIUM_PATH: '/opt/chromium', PATH: folder })).toBe('/opt/chromium');
  });

  it('takes the first in PATH', () => {
    expect(findChromium({ PATH: ['/nowhere', folder].join(delimiter) })).toBe(join(folder, 'google-chrome'));
  });
});
