import { parseArgs } from 'node:util';
import { z } from 'zod';
import { smallHeap } from '../cli/smallHeap';
import { openPoll } from '../shared/ingest/openPoll';
import { poll } from '../shared/ingest/poll';
import { systemClock } from '../shared/time/systemClock';

const flags = z.object({
  'requests-per-minute': z.coerce.number().positive().optional(),
  'deadline-ms': z.coerce.number().positive().optional(),
});

/**
 * `poll --json` with a quota and a deadline that the command line has no flags for: to measure what a quota would hide, and polls as the
 * timer ends them.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { 'requests-per-minute': text, 'deadline-ms': text } });
  const { 'requests-per-minute': requestsPerMinute, 'deadline-ms': deadlineMs } = flags.parse(values);
  const requestRate = requestsPerMinute === undefined ? {} : { requestsPerMinute };
  const dependencies = openPoll(process.env, { clock: systemClock, random: Math.random, requestRate });
  smallHeap();
  const stop = new AbortController();
  process.on('SIGTERM', () => stop.abort(new Error('stopped')));
  const summary = await poll(dependencies, { deadlineMs, abortSignal: stop.signal });
  process.stdout.write(`${JSON.stringify(summary)}\n`, () => process.exit());
}

void main();
