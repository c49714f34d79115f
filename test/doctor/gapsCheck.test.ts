import { gapsCheck } from '../../shared/doctor/gapsCheck';

const closed = { isUnderWay: false };
const growing = { isUnderWay: true };

describe('gapsCheck', () => {
  it.each([
    [[], true, 'None open.'],
    [[closed], null, '1 open gap.'],
    [[closed, closed], null, '2 open gaps.'],
    [[closed, growing], false, '2 open gaps, one of them still growing'],
  ])('%j: %s', (gaps, ok, detail) => {
    const check = gapsCheck(gaps);
    expect([check.ok, check.detail.startsWith(detail)]).toEqual([ok, true]);
  });
});
