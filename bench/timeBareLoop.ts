import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startAzurite } from '../test/azurite/startAzurite';

/**
 * Submits rows to a fresh Azurite and does nothing else.
 * @param file the serialised tables, see storedTables.ts
 * @returns milliseconds that submitting took
 */
export async function timeBareLoop(file: string): Promise<number> {
  const azurite = await startAzurite();
  try {
    const args = [join(__dirname, 'bareLoop.js'), file, azurite.connectionString];
    const child = spawn(process.execPath, ['--max-old-space-size=4096', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (exitCode !== 0) throw new Error(`the bare loop ended with ${exitCode}`);
    return Number(printed);
  } finally {
    await azurite.stop();
  }
}
