import { stopSignals } from '../../shared/ingest/stopSignals';
import type { Clock } from '../../shared/time/clock';

/** A clock whose sleepers wake when told. */
function manualClock() {
  const sleepers: { durationMs: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => new Date(0),
    sleep: (durationMs, { abortSignal } = {}) =>
      new Promise((resolve, reject) => {
        sleepers.push({ durationMs, wake: resolve });
        abortSignal?.addEventListener('abort', () => reject(abortSignal.reason));
      }),
  };
  return { clock, sleepers };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('without a deadline only a person stops a poll', () => {
  const stop = new AbortController();
  const { clock, sleepers } = manualClock();
  const signals = stopSignals(clock, { abortSignal: stop.signal });
  expect(signals.isStopped()).toBe(false);
  expect(sleepers).toEqual([]);
  stop.abort(new Error('Ctrl-C'));
  expect(signals.isStopped()).toBe(true);
  expect(signals.now.aborted).toBe(true);
});

test('at the deadline nothing new starts; 20 s later what is under way is left', async () => {
  const { clock, sleepers } = manualClock();
  const signals = stopSignals(clock, { deadlineMs: 510_000 });
  expect(sleepers[0]?.durationMs).toBe(510_000);
  sleepers[0]?.wake();
  await settle();
  expect([signals.isStopped(), signals.now.aborted]).toEqual([true, false]);
  expect(sleepers[1]?.durationMs).toBe(20_000);
  sleepers[1]?.wake();
  await settle();
  expect(signals.now.aborted).toBe(true);
});

test('a poll that has ended leaves no clock running', async () => {
  const { clock, sleepers } = manualClock();
  const signals = stopSignals(clock, { deadlineMs: 1_000 });
  signals.done();
  sleepers[0]?.wake();
  await settle();
  expect(signals.isStopped()).toBe(false);
});
