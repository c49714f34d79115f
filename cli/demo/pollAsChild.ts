import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { OperatorFault } from '../../shared/faults/operatorFault';

const summaryShape = z.looseObject({
  records: z.number(),
  stored: z.number(),
  apiRequests: z.number(),
  transactions: z.number(),
  complete: z.boolean(),
});

export type DemoPollSummary = z.infer<typeof summaryShape>;

/**
 * Runs `poll --json` as a process of its own, as anyone would.
 * @param env its whole environment
 * @throws OperatorFault where it fails, with what it said
 */
export async function pollAsChild(
  env: NodeJS.ProcessEnv,
  { abortSignal }: { abortSignal: AbortSignal },
): Promise<DemoPollSummary> {
  abortSignal.throwIfAborted();
  const child = spawn(process.execPath, [join(__dirname, '..', 'audit.js'), 'poll', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Asked to end, the poll still writes down what it has; nothing of the demo goes on without it.
  const stop = () => void child.kill('SIGTERM');
  abortSignal.addEventListener('abort', stop);
  process.once('exit', stop);
  try {
    const [printed, said, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    abortSignal.throwIfAborted();
    if (exitCode === 0) return summaryShape.parse(JSON.parse(printed));
    throw new OperatorFault(
      `The poll of the demo failed:\n${said.trim()}`,
      'Run npm ci and npm run build, then try again; if it stays, please report these lines.',
    );
  } finally {
    abortSignal.removeEventListener('abort', stop);
    process.off('exit', stop);
  }
}
