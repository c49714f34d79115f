import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuredProcess } from '../../bench/measuredProcess';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'measured-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function script(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('measures a whole process: what it printed, its time of processors, its peak', async () => {
  const idle = await script('idle.js', 'process.stdout.write(process.argv[2] + process.env.TABLE_PREFIX)');
  const busy = await script(
    'busy.js',
    `const held = Buffer.alloc(150e6, 1); const end = process.cpuUsage().user + 400e3;
     while (process.cpuUsage().user < end) held[0] += 1;`,
  );
  const little = await measuredProcess([idle, 'a'], { settings: { TABLE_PREFIX: 'B' } });
  const much = await measuredProcess([busy], { settings: {} });
  expect(little.printed).toBe('aB');
  expect(much.cpuMs - little.cpuMs).toBeGreaterThan(200);
  expect(much.durationMs).toBeGreaterThan(400);
  expect(much.peakBytes - little.peakBytes).toBeGreaterThan(100e6);
});

test('loads scripts before it, and stops it where it is asked to', async () => {
  const first = await script('first.js', `process.on('SIGTERM', () => process.exit(0));`);
  const endless = await script('endless.js', 'setInterval(() => {}, 1000); process.stdout.write("ready")');
  const run = measuredProcess([endless], {
    settings: {},
    preload: [first],
    onStart: (stop) => void setTimeout(stop, 2_000),
  });
  expect((await run).printed).toBe('ready');
});

test('one that fails says why', async () => {
  const failing = await script('failing.js', 'process.stderr.write("no room"); process.exitCode = 3');
  await expect(measuredProcess([failing], { settings: {} })).rejects.toThrow(/ended with 3: no room/);
});
