import { createRandom } from './random';

test('the same seed gives the same numbers, any other seed others', () => {
  const draw = (...seed: (string | number)[]) => {
    const random = createRandom(...seed);
    return [random.next(), random.hex(9), random.guid()];
  };
  expect(draw(1, 'a')).toEqual(draw(1, 'a'));
  expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
});

test('numbers are spread evenly', () => {
  const random = createRandom('spread');
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 20_000; draw += 1) {
    const tenth = random.integer(10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(Math.min(...tenths)).toBeGreaterThan(1800);
  expect(Math.max(...tenths)).toBeLessThan(2200);
});

test('neighbouring seeds have nothing in common', () => {
  const firsts = Array.from({ length: 5000 }, (_, index) => createRandom('seed', index).next());
  expect(new Set(firsts).size).toBe(5000);
  const mean = firsts.reduce((sum, first) => sum + first, 0) / firsts.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});

test('guids look like guids, and there is nothing to pick from an empty list', () => {
  expect(createRandom('g').guid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  expect(() => createRandom(1).pick([])).toThrow(RangeError);
});
