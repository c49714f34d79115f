import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { demoEnvironment } from '../cli/demo/demoEnvironment';
import { auditNodeFlags } from './auditNodeFlags';

/** A whole command, start of the process to its end. */
export interface MeasuredCommand {
  readonly durationMs: number;
  /** Most memory the process held at any moment. */
  readonly peakBytes: number;
}

/**
 * Runs a command line in a process of its own, with the flags of the npm script; what it prints is read and dropped.
 * @throws Error where it fails, with what it said
 */
export async function measuredCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<MeasuredCommand> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const peakFile = join(folder, 'peak');
    const env = { ...demoEnvironment(process.env, settings), PEAK_MEMORY_FILE: peakFile };
    const flags = [...auditNodeFlags(), '--require', join(__dirname, 'writePeakMemory.js')];
    const script = join(__dirname, '../cli/audit.js');
    const started = performance.now();
    const child = spawn(process.execPath, [...flags, script, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.resume();
    const [said, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}: ${said}`);
    const durationMs = performance.now() - started;
    return { durationMs, peakBytes: Number(await readFile(peakFile, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
