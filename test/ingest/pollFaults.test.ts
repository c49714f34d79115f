import { OperatorFault } from '../../shared/faults/operatorFault';
import { PollFaults } from '../../shared/ingest/pollFaults';
import { emptyPollSummary } from '../../shared/ingest/pollSummary';
import { fault } from './scriptedApi';

function faults(stop = new AbortController()) {
  const summary = emptyPollSummary();
  return { summary, stop, faults: new PollFaults(summary, stop.signal) };
}

test('a result passes through', async () => {
  const { faults: kept } = faults();
  expect(await kept.keep(Promise.resolve(5))).toBe(5);
  expect(() => kept.throwWhereAPersonMustAct()).not.toThrow();
});

test('what a person must mend is thrown at the end, the first of it', async () => {
  const { faults: kept, summary } = faults();
  const first = new OperatorFault('No consent.', 'Consent.');
  expect(await kept.keep(Promise.reject(first))).toBeUndefined();
  await kept.keep(Promise.reject(new OperatorFault('Second.', 'Later.')));
  expect(() => kept.throwWhereAPersonMustAct()).toThrow(first);
  expect(summary.notes).toEqual([]);
});

test.each([
  ['stop', 'AF10001'],
  ['retry', 'ENOTFOUND'],
  ['retry', 'ECONNREFUSED'],
] as const)('a fault of the API with decision %s and code %s needs a person', async (decision, code) => {
  const { faults: kept } = faults();
  await kept.keep(Promise.reject(fault(decision, code)));
  expect(() => kept.throwWhereAPersonMustAct()).toThrow(OperatorFault);
});

test('what passes by itself is a note', async () => {
  const { faults: kept, summary } = faults();
  await kept.keep(Promise.reject(fault('throttled', 'AF429')));
  expect(() => kept.throwWhereAPersonMustAct()).not.toThrow();
  expect(summary.notes).toEqual(['Something: the service answered AF429. Do something.']);
});

test('a stop is no fault, whatever it broke', async () => {
  const { faults: kept, summary, stop } = faults();
  stop.abort();
  await kept.keep(Promise.reject(new OperatorFault('cut', 'none')));
  expect(() => kept.throwWhereAPersonMustAct()).not.toThrow();
  expect(summary.notes).toHaveLength(1);
});

test('an error that nobody foresaw is not swallowed', async () => {
  const { faults: kept } = faults();
  await expect(kept.keep(Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
});

test.each([
  [undefined, 0],
  [4 * 60_000, 0],
  [-4 * 60_000, 0],
  [10 * 60_000, 1],
  [-10 * 60_000, 1],
])('a clock skew of %s ms makes %s notes', (skewMs, notes) => {
  const { faults: kept, summary } = faults();
  kept.noteClock(skewMs);
  expect(summary.notes).toHaveLength(notes);
});
