/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
    ],
  },
  // import() in a function names the file that is there once compiled.
  moduleNameMapper: { '^(\\.\\./shared/.+)\\.js$': '$1' },
  testTimeout: 30_000,
};
