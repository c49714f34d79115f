import { untilAborted } from '../../shared/signIn/untilAborted';

const never = () => new Promise<string>(() => {});

test('without a signal, and with one that stays quiet, the promise decides', async () => {
  const { signal } = new AbortController();
  expect(await untilAborted(Promise.resolve('done'), undefined)).toBe('done');
  expect(await untilAborted(Promise.resolve('done'), signal)).toBe('done');
  await expect(untilAborted(Promise.reject(new Error('failed')), signal)).rejects.toThrow('failed');
});

test("the signal's own reason ends the wait, before and during", async () => {
  const abort = new AbortController();
  const waiting = untilAborted(never(), abort.signal);
  abort.abort(new Error('deadline'));
  await expect(waiting).rejects.toThrow('deadline');
  await expect(untilAborted(never(), abort.signal)).rejects.toThrow('deadline');
});

test('a rejection that comes after the abort ends no process', async () => {
  const abort = new AbortController();
  const late = new Promise<never>((_, reject) => setImmediate(() => reject(new Error('late'))));
  const waiting = untilAborted(late, abort.signal);
  abort.abort(new Error('deadline'));
  await expect(waiting).rejects.toThrow('deadline');
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
});
