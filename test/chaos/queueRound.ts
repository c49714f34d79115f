import { lateContentQueue } from '../../shared/contentQueue/lateContentQueue';
import { addPollSummary } from '../../shared/ingest/addPollSummary';
import { openPoll } from '../../shared/ingest/openPoll';
import { type PollOptions, poll } from '../../shared/ingest/poll';
import type { PollSummary } from '../../shared/ingest/pollSummary';
import { stopSignals } from '../../shared/ingest/stopSignals';
import { readQueueSettings } from '../../shared/settings/readQueueSettings';
import type { Clock } from '../../shared/time/clock';
import { TenantIntakes } from '../../shared/worker/tenantIntakes';
import { workQueue } from '../../shared/worker/workQueue';

const credential = () => {
  throw new TypeError('a connection string needs no credential');
};

/**
 * What a poll is in queue mode, as far as campaigns look at it: the poll, a worker until the queue is empty, and a poll that tells how
 * things stand by then.
 * @returns counts of all three; what is left and whether all is complete by the last of them that ran
 */
export async function queueRound(
  env: NodeJS.ProcessEnv,
  { clock, random }: { clock: Clock; random: () => number },
  { abortSignal, deadlineMs }: Pick<PollOptions, 'abortSignal' | 'deadlineMs'> = {},
): Promise<PollSummary> {
  const pollOnce = () => poll(openPoll(env, { clock, random }), { abortSignal, deadlineMs });
  const first = await pollOnce();
  const signals = stopSignals(clock, { abortSignal, deadlineMs });
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const onClosed = (closed: { summary: PollSummary }) => addPollSummary(first, closed.summary);
  const intakes = new TenantIntakes(env, { clock, random, log: silent, onClosed });
  const settings = readQueueSettings(env);
  if (!settings) throw new TypeError('a round in queue mode has a queue');
  const queue = lateContentQueue(settings, { credential });
  const counts = { taken: 0, dropped: 0, poison: 0, left: 0 };
  const options = { untilEmpty: true, abortSignal: signals.now };
  try {
    await workQueue({ queue, intakes, clock, log: silent }, counts, options);
  } finally {
    signals.done();
    await intakes.close();
  }
  if (signals.isStopped()) return first;
  const last = await pollOnce();
  addPollSummary(first, last);
  return { ...first, backlog: last.backlog, complete: last.complete, notes: last.notes };
}
