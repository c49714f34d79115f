import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEnvironment } from '../cli/demo/demoEnvironment';
import { type PrintedSummary, startPoll } from '../test/chaos/pollProcess';
import { auditNodeFlags } from './auditNodeFlags';

/** A whole poll, start of the process to its end. */
export interface MeasuredPoll {
  readonly summary: PrintedSummary;
  readonly durationMs: number;
  /** Most memory the process held at any moment. */
  readonly peakBytes: number;
}

/**
 * Runs `poll --json` in a process of its own, with the flags of the npm script.
 * @throws Error where it fails, with what it said
 */
export async function measuredPoll(settings: Readonly<Record<string, string>>): Promise<MeasuredPoll> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const peakFile = join(folder, 'peak');
    const env = { ...demoEnvironment(process.env, settings), PEAK_MEMORY_FILE: peakFile };
    const flags = [...auditNodeFlags(), '--require', join(__dirname, 'writePeakMemory.js')];
    const { exitCode, summary, said, durationMs } = await startPoll(env, flags).ended;
    if (exitCode !== 0 || !summary) throw new Error(`the poll ended with ${exitCode}: ${said}`);
    return { summary, durationMs, peakBytes: Number(await readFile(peakFile, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
