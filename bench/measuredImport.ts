import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { demoEnvironment } from '../cli/demo/demoEnvironment';
import { builtScript } from '../test/chaos/builtScript';
import { auditNodeFlags } from './auditNodeFlags';

const summaryShape = z.object({
  records: z.number(),
  inserted: z.number(),
  duplicates: z.number(),
  variants: z.number(),
  quarantined: z.number(),
  complete: z.boolean(),
});

/** A whole import, start of the process to its end. */
export interface MeasuredImport {
  readonly summary: z.infer<typeof summaryShape>;
  readonly durationMs: number;
  /** Most memory the process held at any moment. */
  readonly peakBytes: number;
}

/**
 * Runs `import --json` in a process of its own, with the flags of the npm script.
 * @throws Error where it fails, with what it said
 */
export async function measuredImport(file: string, connectionString: string): Promise<MeasuredImport> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const peakFile = join(folder, 'peak');
    const settings = { TABLES_CONNECTION_STRING: connectionString };
    const flags = [...auditNodeFlags(), '--require', join(__dirname, 'writePeakMemory.js')];
    const startedAt = performance.now();
    const args = [...flags, builtScript('cli/audit.js'), 'import', file, '--json'];
    const child = spawn(process.execPath, args, {
      env: { ...demoEnvironment(process.env, settings), PEAK_MEMORY_FILE: peakFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [printed, said, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    const durationMs = performance.now() - startedAt;
    if (exitCode !== 0) throw new Error(`the import ended with ${exitCode}: ${said}`);
    const summary = summaryShape.parse(JSON.parse(printed));
    return { summary, durationMs, peakBytes: Number(await readFile(peakFile, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
