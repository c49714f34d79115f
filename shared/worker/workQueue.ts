import type { ContentQueue, ReceivedMessage } from '../contentQueue/contentQueue';
import { OperatorFault } from '../faults/operatorFault';
import type { AppLog } from '../telemetry/appLog';
import type { Clock } from '../time/clock';
import type { TenantIntakes } from './tenantIntakes';

const MESSAGES_A_REQUEST = 32;
const IN_FLIGHT = 64;
const HIDDEN_MS = 10 * 60_000;
const EXTENDED_EVERY_MS = 5 * 60_000;
// As in host.json: one that has come so often and failed each time is set aside.
const MOST_DEQUEUES = 5;
const PAUSE_MS = 1_000;
const PAUSE_AFTER_FAILURE_MS = 60_000;

export interface WorkDependencies {
  readonly queue: ContentQueue;
  readonly intakes: Pick<TenantIntakes, 'take' | 'refuse'>;
  readonly clock: Clock;
  readonly log: AppLog;
}

/** What became of the messages. */
export interface WorkCounts {
  taken: number;
  /** Led to nothing that was listed, or were not understood: nothing was fetched. */
  dropped: number;
  /** Had failed too often. */
  poison: number;
  /** Failed, or were given back when this was stopped: they come again. */
  left: number;
}

/**
 * Works off the queue as the function app does, 64 messages at a time.
 * @param options.untilEmpty ends when nothing is visible and nothing under way; otherwise it waits for more until it is stopped
 * @throws OperatorFault where nothing works until a person acts; what was under way has ended by then
 */
export async function workQueue(
  { queue, intakes, clock, log }: WorkDependencies,
  counts: WorkCounts,
  { untilEmpty, abortSignal }: { untilEmpty: boolean; abortSignal: AbortSignal },
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let failure: { error?: unknown } = {};

  async function treat(message: ReceivedMessage): Promise<'taken' | 'dropped' | 'poison'> {
    if (message.dequeueCount <= MOST_DEQUEUES) return intakes.take(message.text, { log, abortSignal });
    await intakes.refuse(message.text, { log, abortSignal });
    return 'poison';
  }

  async function work(received: ReceivedMessage): Promise<void> {
    const hidden = keepHidden(received, { queue, clock });
    try {
      counts[await treat(received)] += 1;
      await queue.delete(await hidden.end());
    } catch (error) {
      counts.left += 1;
      const message = await hidden.end();
      if (error instanceof OperatorFault && !('error' in failure)) failure = { error };
      const isStopped = abortSignal.aborted;
      if (!isStopped && !(error instanceof OperatorFault))
        log.warn(`A message failed (${error instanceof Error ? error.name : typeof error}); it comes again.`);
      await queue
        .extend(message, { hiddenForMs: isStopped ? 0 : PAUSE_AFTER_FAILURE_MS })
        .catch(() => undefined);
    }
  }

  async function receive(): Promise<readonly ReceivedMessage[]> {
    const asked = { limit: MESSAGES_A_REQUEST, hiddenForMs: HIDDEN_MS, abortSignal };
    const received = await queue.receive(asked);
    // The service may say so while it has some (get-messages, Remarks).
    return received.length > 0 ? received : queue.receive(asked);
  }

  try {
    while (!abortSignal.aborted && !('error' in failure)) {
      if (underWay.size > IN_FLIGHT - MESSAGES_A_REQUEST) {
        await Promise.race(underWay);
        continue;
      }
      const received = await receive();
      for (const message of received) {
        const working: Promise<void> = work(message).finally(() => underWay.delete(working));
        underWay.add(working);
      }
      if (received.length > 0) continue;
      if (underWay.size > 0) await Promise.race(underWay);
      else if (untilEmpty) break;
      else await clock.sleep(PAUSE_MS, { abortSignal });
    }
  } catch (error) {
    if (!abortSignal.aborted && !('error' in failure)) failure = { error };
  }
  await Promise.all(underWay);
  if ('error' in failure) throw failure.error;
}

/** Keeps a message hidden from others for as long as it is worked on. @returns `end` gives it as it is known by then */
function keepHidden(
  received: ReceivedMessage,
  { queue, clock }: Pick<WorkDependencies, 'queue' | 'clock'>,
): { end: () => Promise<ReceivedMessage> } {
  const ended = new AbortController();
  let message = received;
  const keeping = (async () => {
    for (;;) {
      await clock.sleep(EXTENDED_EVERY_MS, { abortSignal: ended.signal });
      message = (await queue.extend(message, { hiddenForMs: HIDDEN_MS })) ?? message;
    }
  })().catch(() => undefined);
  return {
    async end() {
      ended.abort();
      await keeping;
      return message;
    },
  };
}
