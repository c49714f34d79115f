import type { Clock } from '../time/clock';

// What is under way when the deadline passes gets this long to end well before it is cut off.
const GRACE_MS = 20_000;

/** When a poll has to stop. */
export interface StopSignals {
  /** Nothing new is started any more: neither content nor a request that has not been sent. */
  readonly isStopped: () => boolean;
  /** Aborted from then on. */
  readonly soon: AbortSignal;
  /** What is under way is left as it is, too: a person asked for it, or the deadline is past its grace. */
  readonly now: AbortSignal;
  /** The poll has ended: no clock runs on. */
  readonly done: () => void;
}

/** Combines a person's stop and the poll's own deadline (promise P9). */
export function stopSignals(
  clock: Clock,
  { abortSignal, deadlineMs }: { abortSignal?: AbortSignal | undefined; deadlineMs?: number | undefined },
): StopSignals {
  const ended = new AbortController();
  const deadline = new AbortController();
  const late = new AbortController();
  if (deadlineMs !== undefined) {
    void (async () => {
      await clock.sleep(deadlineMs, { abortSignal: ended.signal });
      deadline.abort(new Error('the deadline of the poll has passed'));
      await clock.sleep(GRACE_MS, { abortSignal: ended.signal });
      late.abort(new Error('the deadline of the poll has passed'));
    })().catch(() => undefined);
  }
  const now = abortSignal ? AbortSignal.any([abortSignal, late.signal]) : late.signal;
  const soon = AbortSignal.any([deadline.signal, now]);
  return {
    isStopped: () => soon.aborted,
    soon,
    now,
    done: () => ended.abort(),
  };
}
