import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const packageJson = z.object({ scripts: z.object({ audit: z.string() }) });

/** Node's own flags with which the npm script `audit` runs the command line: what is measured is what people run. */
export function auditNodeFlags(): string[] {
  const path = findPackageJSON(pathToFileURL(__filename));
  if (path === undefined) throw new Error('there is no package.json above the benchmarks');
  const { audit } = packageJson.parse(JSON.parse(readFileSync(path, 'utf8'))).scripts;
  return audit.split(/\s+/).filter((word) => word.startsWith('--'));
}
