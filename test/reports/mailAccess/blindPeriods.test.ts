import { blindPeriods } from '../../../shared/reports/mailAccess/blindPeriods';

const HOUR_MS = 60 * 60_000;
const at = (hour: number) => new Date(hour * HOUR_MS);

describe('blindPeriods', () => {
  it.each<[string, number[], [number, number][], [number, number, string][]]>([
    ['nothing', [], [], []],
    ['a mark', [5], [], [[5, 29, 'throttled']]],
    ['marks whose days touch, as one', [5, 20], [], [[5, 44, 'throttled']]],
    [
      'marks apart',
      [5, 40],
      [],
      [
        [5, 29, 'throttled'],
        [40, 64, 'throttled'],
      ],
    ],
    [
      '1,000 records in a day',
      [],
      [
        [0, 500],
        [23, 500],
      ],
      [],
    ],
    [
      'more than that',
      [],
      [
        [0, 500],
        [23, 501],
      ],
      [[24, 48, 'overLimit']],
    ],
    [
      'as many in more than a day',
      [],
      [
        [0, 500],
        [24, 501],
      ],
      [],
    ],
    [
      'mark and count of the same stop, as the mark',
      [23.5],
      [
        [0, 500],
        [23, 501],
      ],
      [[23.5, 48, 'throttled']],
    ],
    [
      'count first, then the mark',
      [30],
      [
        [0, 500],
        [23, 501],
      ],
      [[24, 54, 'throttled']],
    ],
  ])('tells of %s', (_what, marks, hours, expected) => {
    const found = blindPeriods(
      marks.map((hour) => hour * HOUR_MS),
      new Map(hours),
    );
    expect(found).toEqual(expected.map(([from, to, reason]) => ({ from: at(from), to: at(to), reason })));
  });
});
