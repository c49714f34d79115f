import { drawn } from '../../shared/verify/drawn';
import { createRandom } from '../tenant/random';

async function* numbers(count: number) {
  for (let number = 0; number < count; number++) yield number;
}

test.each([
  [0, 5, []],
  [3, 5, [0, 1, 2]],
  [5, 5, [0, 1, 2, 3, 4]],
])('of %i, %i are wanted: %j', async (there, wanted, expected) => {
  expect(await drawn(numbers(there), wanted, () => 0.5)).toEqual(expected);
});

test('each has the same chance, wherever it stands', async () => {
  const { next } = createRandom('drawn');
  const times = new Array<number>(20).fill(0);
  for (let round = 0; round < 4_000; round++) {
    for (const number of await drawn(numbers(20), 5, next)) times[number] = (times[number] ?? 0) + 1;
  }
  // 1,000 expected each; 5 standard deviations are 137.
  for (const drawnTimes of times) expect(Math.abs(drawnTimes - 1_000)).toBeLessThan(140);
});
