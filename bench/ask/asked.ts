import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runAudit } from '../../cli/runAudit';
import type { Clock } from '../../shared/time/clock';
import { systemClock } from '../../shared/time/systemClock';
import { auditNodeFlags } from '../auditNodeFlags';

/** What a command line printed, and how long it took. */
export interface Asked {
  readonly printed: string;
  readonly durationMs: number;
}

/**
 * Runs a command line within this process.
 * @throws Error where it fails, with what it said
 */
export async function askInProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  clock: Clock = systemClock,
): Promise<Asked> {
  const printed = { out: '', err: '' };
  const output = (to: keyof typeof printed) => ({
    isTerminal: false,
    async write(part: string) {
      printed[to] += part;
    },
  });
  const { signal: abortSignal } = new AbortController();
  const context = { env, clock, random: Math.random, abortSignal };
  const started = performance.now();
  const exitCode = await runAudit(args, { ...context, out: output('out'), err: output('err') });
  const durationMs = performance.now() - started;
  if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}: ${printed.err}`);
  return { printed: printed.out, durationMs };
}

/**
 * Runs a command line as a process of its own, as the npm script does; start of Node included.
 * @throws Error where it fails
 */
export async function askAsProcess(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Asked> {
  const script = join(__dirname, '..', '..', 'cli', 'audit.js');
  const started = performance.now();
  const child = spawn(process.execPath, [...auditNodeFlags(), script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, said, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  const durationMs = performance.now() - started;
  if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}: ${said}`);
  return { printed, durationMs };
}
