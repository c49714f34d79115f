import { existsSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Beside the compiled campaigns; the tests are not compiled themselves and take what `npm run build` made.
const FOLDERS = ['../..', '../../dist'];

/**
 * @param path of a script below the root of what is built, such as `cli/audit.js`
 * @returns its whole path
 * @throws Error where it has not been built
 */
export function builtScript(path: string): string {
  const found = FOLDERS.map((folder) => join(__dirname, folder, path)).find((each) => existsSync(each));
  if (found === undefined) {
    throw new Error(
      `${path} is not built beside ${findPackageJSON(pathToFileURL(__filename))}: run npm run build first.`,
    );
  }
  return found;
}
