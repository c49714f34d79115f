import { gapsCheck } from '../../shared/doctor/gapsCheck';

const closed = { isUnderWay: false, reason: 'refused' };
const growing = { isUnderWay: true, reason: 'notPolledInTime' };
const switchedOff = { isUnderWay: true, reason: 'subscriptionDisabled' };

describe('gapsCheck', () => {
  it.each([
    [[], true, 'None open.'],
    [[closed], null, '1 open gap.'],
    [[closed, closed], null, '2 open gaps.'],
    [[closed, growing], false, '2 open gaps, one of them still growing: nothing has been polled'],
    [
      [switchedOff],
      false,
      '1 open gap, one of them still growing: a poll found the subscription switched off',
    ],
  ])('%j: %s', (gaps, ok, detail) => {
    const check = gapsCheck(gaps);
    expect([check.ok, check.detail.startsWith(detail)]).toEqual([ok, true]);
  });
});
