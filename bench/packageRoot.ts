import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of package.json, from the sources as from what is built of them. */
export function packageRoot(): string {
  const path = findPackageJSON(pathToFileURL(__filename));
  if (path === undefined) throw new Error('there is no package.json above the benchmarks');
  return dirname(path);
}
