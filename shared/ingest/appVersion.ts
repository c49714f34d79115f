import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const packageJson = z.object({ version: z.string() });

let known: string | undefined;

/** This app's version, out of the package.json above the code; `unknown` where it was deployed without one. Read at first use. */
export function appVersion(): string {
  known ??= read(__dirname);
  return known;
}

function read(folder: string): string {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    try {
      return packageJson.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
    } catch {
      return 'unknown';
    }
  }
  return dirname(folder) === folder ? 'unknown' : read(dirname(folder));
}
