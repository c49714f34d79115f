import { countFigures } from '../../../bench/counts/countFigures';

test('a count that differs, is missing or is new is not met', () => {
  const figures = countFigures({ same: 1, other: 2, fresh: 3 }, { same: 1, other: 1, gone: 4 });
  expect(
    figures.map(({ figure, measured, reference, isMet }) => [figure, measured, reference, isMet]),
  ).toEqual([
    ['same', '1', '1', true],
    ['other', '2', '1', false],
    ['gone', 'none', '4', false],
    ['fresh', '3', 'none', false],
  ]);
});
