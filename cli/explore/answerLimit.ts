import type { Clock } from '../../shared/time/clock';

/** How long an answer may take, and what ends it before. */
export interface AnswerLimit {
  readonly abortSignal: AbortSignal;
  isTooSlow(): boolean;
  /** Nobody waits any more. */
  end(): void;
}

/** @param stopping aborted when the server stops */
export function answerLimit(clock: Clock, limitMs: number, stopping: AbortSignal): AnswerLimit {
  const ended = new AbortController();
  let tooSlow = false;
  const abortSignal = AbortSignal.any([ended.signal, stopping]);
  clock.sleep(limitMs, { abortSignal }).then(
    () => {
      tooSlow = true;
      ended.abort(new Error('the answer took too long'));
    },
    () => {},
  );
  return {
    abortSignal,
    isTooSlow: () => tooSlow,
    end: () => ended.abort(new Error('nobody waits for the answer')),
  };
}
