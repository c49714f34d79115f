import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '..', '..', 'cli', 'buildWhereStale.js');

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-where-stale-'));
  for (const folder of ['cli/commands', 'shared', 'node_modules/typescript/bin'])
    await mkdir(join(root, folder), { recursive: true });
  await copyFile(SCRIPT, join(root, 'cli', 'buildWhereStale.js'));
  await writeFile(join(root, 'cli', 'commands', 'poll.ts'), '');
  await compiler(`require('fs').mkdirSync('dist', { recursive: true });
    require('fs').writeFileSync('dist/build.tsbuildinfo', '{}');
    require('fs').appendFileSync('builds', process.argv.slice(2).join(' ') + '\\n');`);
});

afterEach(() => rm(root, { recursive: true }));

function compiler(script: string): Promise<void> {
  return writeFile(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), script);
}

function run(): number | null {
  return spawnSync(process.execPath, [join(root, 'cli', 'buildWhereStale.js')]).status;
}

async function builds(): Promise<number> {
  return (await readFile(join(root, 'builds'), 'utf8')).split('\n').length - 1;
}

it('builds what was never built, and then nothing until a source changes', async () => {
  expect(run()).toBe(0);
  expect(await readFile(join(root, 'builds'), 'utf8')).toBe('-p tsconfig.build.json\n');
  expect(run()).toBe(0);
  expect(await builds()).toBe(1);
  const later = new Date(Date.now() + 60_000);
  await utimes(join(root, 'cli', 'commands', 'poll.ts'), later, later);
  expect(run()).toBe(0);
  expect(await builds()).toBe(2);
});

it('does not go on with what could not be built', async () => {
  await compiler('process.exit(2)');
  expect(run()).toBe(2);
  expect(run()).toBe(2);
});
