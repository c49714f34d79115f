import { z } from 'zod';
import { builtScript } from '../test/chaos/builtScript';
import { type MeasuredProcess, type MeasureOptions, measuredProcess } from './measuredProcess';

const summaryShape = z.object({
  listed: z.number(),
  stored: z.number(),
  records: z.number(),
  inserted: z.number(),
  duplicates: z.number(),
  transactions: z.number(),
  indexTransactions: z.number(),
  ledgerTransactions: z.number(),
  reads: z.number(),
  apiRequests: z.number(),
  backlog: z.number(),
  complete: z.boolean(),
});

/** What a poll printed of itself. */
export type PollCounts = z.infer<typeof summaryShape>;

/** A whole poll, start of the process to its end. */
export interface MeasuredPoll extends MeasuredProcess {
  readonly summary: PollCounts;
}

/** How a poll is run, where it is not the command line's own way. */
export interface MeasuredPollOptions extends Omit<MeasureOptions, 'settings'> {
  /** Default: the quota of the API is kept. */
  readonly requestsPerMinute?: number;
  /** Default: none. */
  readonly deadlineMs?: number;
}

/**
 * Runs `poll --json` in a process of its own, with the flags of the npm script.
 * @throws Error where it fails, with what it said
 */
export async function measuredPoll(
  settings: Readonly<Record<string, string>>,
  { requestsPerMinute, deadlineMs, ...options }: MeasuredPollOptions = {},
): Promise<MeasuredPoll> {
  const limits = [
    ...(requestsPerMinute === undefined ? [] : ['--requests-per-minute', String(requestsPerMinute)]),
    ...(deadlineMs === undefined ? [] : ['--deadline-ms', String(deadlineMs)]),
  ];
  const command =
    limits.length === 0
      ? [builtScript('cli/audit.js'), 'poll', '--json']
      : [builtScript('bench/limitedPoll.js'), ...limits];
  const run = await measuredProcess(command, { settings, ...options });
  return { ...run, summary: summaryShape.parse(JSON.parse(run.printed)) };
}
