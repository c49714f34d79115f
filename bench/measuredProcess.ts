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

const resourceUse = z.object({ peakBytes: z.number(), cpuMs: z.number() });

/** A whole process, from its start to its end. */
export interface MeasuredProcess {
  readonly printed: string;
  readonly durationMs: number;
  /** Most memory that it held at any moment. */
  readonly peakBytes: number;
  /** Time of processors, user and system, all of its threads. */
  readonly cpuMs: number;
}

/** How a process is run. */
export interface MeasureOptions {
  /** Settings; nothing else of ours is in its environment. */
  readonly settings: Readonly<Record<string, string>>;
  /** Scripts that are loaded before it. */
  readonly preload?: readonly string[];
  /** Told when it runs. @param stop asks it to end as Ctrl-C does */
  readonly onStart?: (stop: () => void) => void;
}

/**
 * Runs a script in a process of its own, with the Node flags of the npm script `audit`.
 * @throws Error where it fails, with what it said
 */
export async function measuredProcess(
  args: readonly string[],
  { settings, preload = [], onStart }: MeasureOptions,
): Promise<MeasuredProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const useFile = join(folder, 'use');
    const loaded = [builtScript('bench/writeResourceUse.js'), ...preload];
    const flags = [...auditNodeFlags(), ...loaded.flatMap((script) => ['--require', script])];
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...flags, ...args], {
      env: { ...demoEnvironment(process.env, settings), RESOURCE_USE_FILE: useFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onStart?.(() => void child.kill('SIGTERM'));
    const [printed, said, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    const durationMs = performance.now() - startedAt;
    if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}: ${said}`);
    return { printed, durationMs, ...resourceUse.parse(JSON.parse(await readFile(useFile, 'utf8'))) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
