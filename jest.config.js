const { globSync } = require('node:fs');
const { findChromium } = require('./test/browser/findChromium.ts');

const hasBrowser = findChromium(process.env) !== undefined;
if (!hasBrowser) {
  const left = globSync('test/**/*.browser.test.ts', { cwd: __dirname }).sort();
  const what = `No Chromium was found (apt-get install chromium, or set CHROMIUM_PATH): ${left.join(', ')}`;
  if (process.env.CI) throw new Error(`${what} cannot run.`);
  process.stderr.write(`${what} left out.\n`);
}

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // d3's packages are ES modules, which jest does not load; this names their other form.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'umd'] },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(hasBrowser ? [] : ['\\.browser\\.test\\.ts$'])],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
    ],
  },
  // import() in a function names the file that is there once compiled.
  moduleNameMapper: { '^(\\.\\.?/(?:shared|commands|contentQueue)/.+)\\.js$': '$1' },
  // Published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!hyparquet)'],
  testTimeout: 30_000,
};
