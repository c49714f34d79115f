import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A service that runs in a process of its own, so that it takes neither time nor memory from what is measured. */
export interface ServiceProcess {
  /** Says where it is: the first line that it printed. */
  readonly firstLine: string;
  stop(): Promise<void>;
}

/**
 * Starts a script that prints one line when it serves, and ends when its channel to this process does.
 * @throws Error where it ends before that
 */
export async function startServiceProcess(args: readonly string[]): Promise<ServiceProcess> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (!child.stdout) throw new TypeError('stdout is piped');
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  if (line === undefined) throw new Error(`${args.join(' ')} ended before it served`);
  return {
    firstLine: String(line),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
