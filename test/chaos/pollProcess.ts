import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { builtScript } from './builtScript';

const summaryShape = z.looseObject({
  stored: z.number(),
  records: z.number(),
  inserted: z.number(),
  duplicates: z.number(),
  variants: z.number(),
  quarantined: z.number(),
  transactions: z.number(),
  ledgerTransactions: z.number(),
  indexTransactions: z.number(),
  backlog: z.number(),
  complete: z.boolean(),
  notes: z.array(z.string()),
});

/** What a poll printed. */
export type PrintedSummary = z.infer<typeof summaryShape>;

/** How a poll ended. */
export interface PollEnd {
  /** Missing where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  /** Missing where it printed none. */
  readonly summary: PrintedSummary | undefined;
  /** What it said on stderr. */
  readonly said: string;
  readonly durationMs: number;
}

/** A poll in a process of its own, as anyone runs it. */
export interface PollProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<PollEnd>;
}

/** `poll --json`, and what stands for it in queue mode. */
export const POLL = ['cli/audit.js', 'poll', '--json'] as const;
export const QUEUE_ROUND = ['test/chaos/queueRoundProcess.js'] as const;

/**
 * Starts a poll.
 * @param env its whole environment
 * @param nodeFlags for Node itself
 * @param script with its arguments; default: {@link POLL}
 */
export function startPoll(
  env: NodeJS.ProcessEnv,
  nodeFlags: readonly string[] = [],
  [script, ...args]: readonly [string, ...string[]] = POLL,
): PollProcess {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeFlags, builtScript(script), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = (async () => {
    const [printed, said, [exitCode, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return {
      exitCode: z.number().nullable().parse(exitCode) ?? undefined,
      signal: signal ?? undefined,
      summary: printed.endsWith('}\n') ? summaryShape.parse(JSON.parse(printed)) : undefined,
      said,
      durationMs: performance.now() - startedAt,
    };
  })();
  return { child, ended };
}
