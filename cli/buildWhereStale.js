// Runs before a command: builds again where a source is newer than what was built from it, as after `git pull`. To build each time would make
// every question wait a second or two.
const { spawnSync } = require('node:child_process');
const { readdirSync, statSync, utimesSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const built = join(root, 'dist', 'build.tsbuildinfo');
const SOURCES = [
  'functions',
  'shared',
  'cli',
  'packaging',
  'preflight',
  'test',
  'bench',
  'package.json',
  'tsconfig.json',
];

const builtAt = changedAt(built);
if (SOURCES.some((source) => isNewer(join(root, source)))) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  // The compiler leaves the file alone where nothing but a time has changed.
  if (status === 0) utimesSync(built, new Date(), new Date());
  process.exitCode = status ?? 1;
}

function isNewer(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found !== undefined && found.mtimeMs > builtAt;
  return found.mtimeMs > builtAt || readdirSync(path).some((name) => isNewer(join(path, name)));
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}
