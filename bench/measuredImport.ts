import { z } from 'zod';
import { measuredCommand } from './measuredCommand';
import type { MeasuredProcess } from './measuredProcess';

const summaryShape = z.object({
  records: z.number(),
  inserted: z.number(),
  duplicates: z.number(),
  variants: z.number(),
  quarantined: z.number(),
  complete: z.boolean(),
});

/** A whole import, start of the process to its end. */
export interface MeasuredImport extends MeasuredProcess {
  readonly summary: z.infer<typeof summaryShape>;
}

/**
 * Runs `import --json` in a process of its own, with the flags of the npm script.
 * @throws Error where it fails, with what it said
 */
export async function measuredImport(file: string, connectionString: string): Promise<MeasuredImport> {
  const settings = { TABLES_CONNECTION_STRING: connectionString };
  const run = await measuredCommand(['import', file, '--json'], settings);
  return { ...run, summary: summaryShape.parse(JSON.parse(run.printed)) };
}
