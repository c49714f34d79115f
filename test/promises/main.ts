import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Mutation, mutations } from './mutations';

// `npm run promises`: takes one rule after the other out of a copy of the sources and says whether the tests notice.
const COPIED = [
  'shared',
  'functions',
  'cli',
  'test',
  'package.json',
  'jest.config.js',
  'tsconfig.json',
  'host.json',
];

const root = resolve(__dirname, '../../..');
const copy = mkdtempSync(join(tmpdir(), 'promises-'));
let survivors = 0;
try {
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const mutation of mutations) {
    const verdict = tryMutation(mutation);
    if (verdict !== 'noticed') survivors += 1;
    process.stdout.write(`${verdict.padEnd(12)} ${mutation.promise.padEnd(12)} ${mutation.rule}\n`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.stdout.write(`${mutations.length - survivors} noticed, ${survivors} not\n`);
process.exitCode = survivors === 0 ? 0 : 1;

/** Runs the mutation's tests without it and with it: they must pass, then fail. */
function tryMutation({
  file,
  find,
  replace,
  tests,
}: Mutation): 'noticed' | 'SURVIVED' | 'NOT FOUND' | 'RED BEFORE' {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) return 'NOT FOUND';
  if (!pass(tests)) return 'RED BEFORE';
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    return pass(tests) ? 'SURVIVED' : 'noticed';
  } finally {
    writeFileSync(path, source);
  }
}

function pass(tests: readonly string[]): boolean {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  return (
    spawnSync(process.execPath, [jest, '--silent', ...tests], { cwd: copy, stdio: 'ignore' }).status === 0
  );
}
