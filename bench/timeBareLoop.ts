import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { startAzurite } from '../test/azurite/startAzurite';

const timed = z.object({ durationMs: z.number(), cpuMs: z.number() });

/** What the bare loop took. */
export interface BareLoopTime {
  /** Submitting alone. */
  readonly durationMs: number;
  /** Time of processors: the whole process but for reading the rows. */
  readonly cpuMs: number;
}

/**
 * Submits rows to a fresh table service and does nothing else.
 * @param file the serialised tables, see storedTables.ts
 * @param start starts the service. Default: Azurite
 */
export async function timeBareLoop(
  file: string,
  start: () => Promise<{ connectionString: string; stop(): Promise<void> }> = startAzurite,
): Promise<BareLoopTime> {
  const service = await start();
  try {
    const args = [join(__dirname, 'bareLoop.js'), file, service.connectionString];
    const child = spawn(process.execPath, ['--max-old-space-size=4096', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (exitCode !== 0) throw new Error(`the bare loop ended with ${exitCode}`);
    return timed.parse(JSON.parse(printed));
  } finally {
    await service.stop();
  }
}
