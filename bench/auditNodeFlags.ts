import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './packageRoot';

const packageJson = z.object({ scripts: z.object({ audit: z.string() }) });

/** Node's own flags with which the npm script `audit` runs the command line: what is measured is what people run. */
export function auditNodeFlags(): string[] {
  const { audit } = packageJson.parse(
    JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')),
  ).scripts;
  return audit.split(/\s+/).filter((word) => word.startsWith('--'));
}
