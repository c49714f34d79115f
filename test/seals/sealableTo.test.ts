import { sealableTo } from '../../shared/seals/sealableTo';

const NOW = new Date('2026-03-20T12:00:00Z');

describe('sealableTo', () => {
  it.each<[string, (string | undefined)[], string | undefined]>([
    ['all is covered: days that ended 8 days ago', ['2026-03-20T12:00:00Z'], '2026-03-12'],
    ['covered later than now by a clock that was wrong', ['2026-04-20T12:00:00Z'], '2026-03-12'],
    ['covered to 7 days after the end of the 11th', ['2026-03-19T00:00:00Z'], '2026-03-12'],
    ['one second less', ['2026-03-18T23:59:59Z'], '2026-03-11'],
    ['content of weeks ago is waiting', ['2026-03-01T10:00:00Z'], '2026-02-22'],
    [
      'the content type that is furthest behind counts',
      ['2026-03-20T12:00:00Z', '2026-03-15T01:00:00Z'],
      '2026-03-08',
    ],
    ['one content type was never listed to its end', ['2026-03-20T12:00:00Z', undefined], undefined],
    ['nothing is collected', [], undefined],
  ])('%s', (_, coveredTo, day) => {
    const coverages = coveredTo.map((each) => ({
      coveredTo: each === undefined ? undefined : new Date(each),
    }));
    expect(sealableTo(coverages, NOW)).toBe(day);
  });
});
