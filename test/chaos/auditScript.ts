import { existsSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Beside the compiled campaigns; the tests are not compiled themselves and take what `npm run build` made.
const FOLDERS = ['../..', '../../dist'];

/** Path of the built command line. @throws Error where it has not been built */
export function auditScript(): string {
  const found = FOLDERS.map((folder) => join(__dirname, folder, 'cli', 'audit.js')).find((path) =>
    existsSync(path),
  );
  if (found === undefined) {
    throw new Error(
      `Nothing is built beside ${findPackageJSON(pathToFileURL(__filename))}: run npm run build first.`,
    );
  }
  return found;
}
