import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const COPIED = [
  'shared',
  'functions',
  'cli',
  'infra',
  'test',
  'bench',
  'docs',
  'packaging',
  'preflight',
  'README.md',
  'azure.yaml',
  'package.json',
  'jest.config.js',
  'tsconfig.json',
  'tsconfig.build.json',
  'host.json',
];

/** Copies what tests and campaigns need into an empty folder, to be mutated there. */
export function copySources(root: string, copy: string): void {
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}
