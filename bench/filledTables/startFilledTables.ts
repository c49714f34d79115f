import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ServiceCounts } from '../tableStore/tableService';
import { takeCounts } from '../tableStore/takeCounts';

const ready = z.object({
  connectionString: z.string(),
  fillSeconds: z.number(),
  rssMegabytes: z.number(),
  texts: z.array(z.string()),
});

/** Filled tables in a process of their own, so that they take neither time nor memory from what is measured. */
export interface FilledTables extends z.infer<typeof ready> {
  /** What was asked of the tables since this was last called. */
  takeCounts(): Promise<ServiceCounts>;
  stop(): Promise<void>;
}

/** Starts them. @param options.records over 90 days up to yesterday */
export async function startFilledTables({ records }: { records: number }): Promise<FilledTables> {
  const script = join(__dirname, 'main.js');
  const args = ['--max-old-space-size=6000', script, '--records', String(records)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (!child.stdout) throw new TypeError('stdout is piped');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const filled = ready.parse(JSON.parse(String(line)));
  return {
    ...filled,
    takeCounts: () => takeCounts(filled.connectionString),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
