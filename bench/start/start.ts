import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage } from '../../packaging/buildPackage';
import { startFunctionsHost } from '../../test/functionsHost/startFunctionsHost';
import type { BenchOptions, Figure } from '../figure';
import { atMost } from '../limits';
import { packageRoot } from '../packageRoot';
import { spread } from '../spread';

// Short and noisy: many turns, and the least of each, for what else the machine does only ever adds.
const TURNS_A_ROUND = 7;
const FLOOR = 1.3;

const BARE = `const { app } = require('@azure/functions');
app.timer('bare', { schedule: '17 */5 * * * *', handler: async () => {} });
`;

/** How long the host waits for the shipped package before it is ready, against an app of one timer that does nothing. */
export async function start({ rounds }: BenchOptions): Promise<Figure[]> {
  const root = packageRoot();
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  try {
    const { files, zip } = await buildPackage(root);
    const shipped = await appIn(folder, 'shipped', files);
    const bare = await appIn(folder, 'bare', [
      ['package.json', '{"main":"index.js"}'],
      ['index.js', BARE],
    ]);
    await symlink(join(root, 'node_modules'), join(bare, 'node_modules'));
    const times: { shippedMs: number; bareMs: number }[] = [];
    for (let turn = 0; turn < rounds * TURNS_A_ROUND; turn++)
      times.push({ shippedMs: await loadMs(shipped), bareMs: await loadMs(bare) });
    const ratios = times.map(({ shippedMs, bareMs }) => shippedMs / bareMs);
    const least = (name: 'shippedMs' | 'bareMs') => Math.min(...times.map((each) => each[name]));
    const ratio = least('shippedMs') / least('bareMs');
    return [
      {
        figure: 'cold start, load to ready',
        measured: `${ratio.toFixed(2)}; ${least('shippedMs').toFixed(0)} ms; by turns ${spread(ratios)}`,
        reference: `a bare app of one timer: ${least('bareMs').toFixed(0)} ms; the package has ${Math.ceil(zip.byteLength / 1_024)} KB`,
        floor: `<= ${FLOOR} x`,
        ...atMost(ratio, FLOOR),
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function appIn(
  folder: string,
  name: string,
  files: Iterable<readonly [string, string | Uint8Array]>,
): Promise<string> {
  const app = await mkdtemp(join(folder, `${name}-`));
  for (const [file, content] of files) await writeFile(join(app, file), content);
  return app;
}

async function loadMs(app: string): Promise<number> {
  const host = await startFunctionsHost(app);
  await host.stop();
  return host.loadMs;
}
