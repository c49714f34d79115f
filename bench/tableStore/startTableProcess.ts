import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Empty tables in a process of their own, so that they take neither time nor memory from what is measured. */
export async function startTableProcess(): Promise<{ connectionString: string; stop(): Promise<void> }> {
  const args = ['--max-old-space-size=6000', join(__dirname, 'main.js')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (!child.stdout) throw new TypeError('stdout is piped');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    connectionString: String(line),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
