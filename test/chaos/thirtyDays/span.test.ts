import { uncovered } from './span';

test.each([
  ['nothing covers', [], [[0, 10]]],
  [
    'one covers the middle',
    [[3, 5]],
    [
      [0, 3],
      [5, 10],
    ],
  ],
  [
    'two that overlap',
    [
      [2, 6],
      [4, 8],
    ],
    [
      [0, 2],
      [8, 10],
    ],
  ],
  ['one covers all', [[-1, 11]], []],
  [
    'others lie outside',
    [
      [-5, 0],
      [10, 20],
    ],
    [[0, 10]],
  ],
] as const)('%s', (_, others, left) => {
  const span = ([fromMs, toMs]: readonly [number, number]) => ({ fromMs, toMs });
  expect(uncovered(span([0, 10]), others.map(span))).toEqual(left.map(span));
});
