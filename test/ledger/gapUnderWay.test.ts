import { NEVER } from '../../shared/ledger/coverage';
import { gapUnderWay } from '../../shared/ledger/gapUnderWay';

const TYPE = 'Audit.Exchange';
const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const unknown = { coveredFrom: undefined, listedTo: undefined, disabledFrom: undefined };

test.each([
  ['nothing was ever claimed', unknown],
  ['listed yesterday', { ...unknown, coveredFrom: at(1), listedTo: at(19) }],
  ['listed just 7 days ago', { ...unknown, coveredFrom: at(1), listedTo: at(13) }],
  ['switched off once, and that is over', { ...unknown, listedTo: at(19), disabledFrom: NEVER }],
])('none: %s', (_, coverage) => {
  expect(gapUnderWay(TYPE, coverage, at(20))).toBeUndefined();
});

const gap = { contentType: TYPE, state: 'open', contentId: undefined, contentExpiration: undefined };

test('an outage shows as soon as anything is lost, and grows with the clock', () => {
  const coverage = { ...unknown, coveredFrom: at(1), listedTo: at(10) };
  const missing = { ...gap, from: at(10), reason: 'notPolledInTime', since: at(17) };
  expect(gapUnderWay(TYPE, coverage, at(18))).toEqual({ ...missing, to: at(11) });
  expect(gapUnderWay(TYPE, coverage, at(20))).toEqual({ ...missing, to: at(13) });
});

test('a first listing that never came to its end', () => {
  expect(gapUnderWay(TYPE, { ...unknown, coveredFrom: at(1) }, at(20))).toMatchObject({
    from: at(1),
    to: at(13),
  });
});

test('switched off and not started again: up to now, for nothing of it will be listed', () => {
  const coverage = { ...unknown, coveredFrom: at(1), listedTo: at(19), disabledFrom: at(18) };
  expect(gapUnderWay(TYPE, coverage, at(20))).toEqual({
    ...gap,
    ...{ from: at(18), to: at(20), reason: 'subscriptionDisabled', since: at(18) },
  });
});

test('what is told already, or closed by a statement, is left out', () => {
  const coverage = { ...unknown, coveredFrom: at(1), listedTo: at(5) };
  const known = [{ from: at(5), to: at(9) }];
  expect(gapUnderWay(TYPE, coverage, at(20), known)).toMatchObject({
    from: at(9),
    to: at(13),
    since: at(16),
  });
  expect(gapUnderWay(TYPE, coverage, at(16), known)).toBeUndefined();
});
