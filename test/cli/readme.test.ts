import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingNames } from '../../shared/settings/settingNames';
import { endOf, runCli, startCli } from './compiledCli';
import { keptDemo } from './keptDemo';
import { openExplored } from './openExplored';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const prefix = 'npm run --silent audit -- ';
const commandLines = [...readme.matchAll(/^npm run --silent audit -- (.*)$/gm)].map(([, line = '']) => line);

/** Splits as a shell does, as far as the README needs it: quotes, and behind `>` the file that takes what is printed. */
function wordsOf(line: string): { words: string[]; file: string | undefined } {
  const [command = '', file] = line.split(' > ');
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return { words, file };
}

/** Starts a command that serves pages, opens the address that it prints as a browser does, and stops it. */
async function openedAndStopped(words: readonly string[], settings: Readonly<Record<string, string>>) {
  const child = startCli(words, settings);
  const { status } = await openExplored(child);
  child.kill('SIGINT');
  return { status, exitCode: (await endOf(child)).exitCode };
}

describe('README.md', () => {
  let demo: ChildProcess | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readme-'));
  });
  afterAll(async () => {
    demo?.kill('SIGINT');
    await rm(folder, { recursive: true });
  });

  it('names npm scripts that exist', () => {
    const named = [...readme.matchAll(/\bnpm (?:run (?:--silent )?)?(start|test|audit)\b/g)].map(
      ([, name]) => name,
    );
    expect(new Set(named)).toEqual(new Set(['start', 'test', 'audit']));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test', 'audit']));
  });

  it('shows every command', () => {
    const shown = new Set(commandLines.map((line) => line.split(' ')[0]));
    expect([...shown].sort()).toEqual([
      'demo',
      'doctor',
      'drop-months',
      'explore',
      'export',
      'import',
      'lookup',
      'poll',
      'query',
      'replay',
      'report',
      'show',
      'status',
      'verify',
    ]);
    const table = [...readme.matchAll(/^\| `([\w-]+)` \| (?!.*\|.*\|.*\|)/gm)].map(([, name]) => name);
    expect(table).toEqual(expect.arrayContaining([...shown]));
  });

  it('has a table of all settings', () => {
    const rows = readme.split('\n').filter((line) => /^\| `[A-Z][A-Z0-9_]+` \|/.test(line));
    const expected = settingNames.map(
      ({ name, meaning, default: standard }) =>
        `| \`${name}\` | ${meaning} | ${standard === undefined ? '' : `\`${standard}\` `}|`,
    );
    expect(rows).toEqual(expected);
  });

  it(`has commands that work (${prefix}...)`, async () => {
    demo = startCli(['demo', '--records', '300', '--keep', '--json']);
    const settings = await keptDemo(demo);
    const [first = ''] = (await runCli(['query', '--json', '--limit', '1'], settings)).stdout.split('\n');
    const recordId = String(JSON.parse(first).Id);
    for (const line of commandLines.filter((each) => !each.startsWith('demo'))) {
      const { words, file } = wordsOf(line);
      if (words[0] === 'explore') {
        expect({ line, ...(await openedAndStopped(words, settings)) }).toEqual({
          line,
          status: 200,
          exitCode: 0,
        });
        continue;
      }
      const args = words.map((word) => (word === 'RECORD_ID' ? recordId : word));
      const { exitCode, stdout, stderr } = await runCli(args, settings, { folder });
      if (file !== undefined) await writeFile(join(folder, file), stdout);
      expect({ line, exitCode, stderr }).toMatchObject({ line, exitCode: 0 });
    }
  }, 300_000);
});

describe('local.settings.sample.json', () => {
  const { Values } = JSON.parse(readFileSync(join(root, 'local.settings.sample.json'), 'utf8'));

  it('names only settings that exist', () => {
    const ofTheHost = [
      'AzureWebJobsStorage',
      'FUNCTIONS_WORKER_RUNTIME',
      'AzureWebJobs.ingestContent.Disabled',
      'AzureWebJobs.refusePoisonContent.Disabled',
    ];
    const known = new Set([...ofTheHost, ...settingNames.map(({ name }) => name)]);
    expect(Object.keys(Values).filter((name) => !known.has(name))).toEqual([]);
  });

  it('has the schedule that is the default', () => {
    const schedule = settingNames.find(({ name }) => name === 'POLL_SCHEDULE');
    expect(Values.POLL_SCHEDULE).toBe(schedule?.default);
  });
});

describe('.funcignore', () => {
  const rules = readFileSync(join(root, '.funcignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('has anchored rules only', () => {
    expect(rules.filter((rule) => !rule.startsWith('/'))).toEqual([]);
  });

  it('leaves in what the app needs', () => {
    const needed = [
      '/host.json',
      '/package.json',
      '/node_modules',
      '/dist',
      '/dist/functions',
      '/dist/shared',
    ];
    expect(rules.filter((rule) => needed.includes(rule.replace(/\/$/, '')))).toEqual([]);
  });

  it('leaves out the sources, the tests and the settings of this machine', () => {
    expect(rules).toEqual(
      expect.arrayContaining([
        '/functions',
        '/shared',
        '/test',
        '/dist/test',
        '/infra',
        '/local.settings*.json',
      ]),
    );
  });
});
