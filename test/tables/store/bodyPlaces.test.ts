import { BodyPlaces } from '../../../shared/tables/store/bodyPlaces';

const KIB = 1024;

/** Where bytes lie. */
function placeOf({ buffer, byteOffset }: Buffer) {
  return { buffer, byteOffset };
}

test('gives exactly so many bytes', () => {
  const places = new BodyPlaces();
  expect([1, 100 * KIB, 3_000_000].map((bytes) => places.take(bytes).length)).toEqual([
    1,
    100 * KIB,
    3_000_000,
  ]);
});

test('gives a place that was given back once more, and whole', () => {
  const places = new BodyPlaces();
  const first = places.take(100 * KIB);
  places.giveBack(first);
  const second = places.take(40 * KIB);
  expect(placeOf(second)).toEqual(placeOf(first));
  places.giveBack(second);
  const third = places.take(100 * KIB);
  expect(third.buffer).toBe(first.buffer);
  expect(third).toHaveLength(100 * KIB);
});

test('never gives a place to two', () => {
  const places = new BodyPlaces();
  places.giveBack(places.take(100 * KIB));
  const taken = Array.from({ length: 5 }, () => places.take(100 * KIB));
  expect(new Set(taken.map(({ buffer }) => buffer)).size).toBe(5);
});

test('gives the smallest that fits', () => {
  const places = new BodyPlaces();
  const sizes = [900 * KIB, 200 * KIB, 500 * KIB];
  const taken = sizes.map((bytes) => places.take(bytes));
  for (const bytes of taken) places.giveBack(bytes);
  expect(places.take(300 * KIB).buffer).toBe(taken.at(2)?.buffer);
});

test('keeps no more than ten megabytes', () => {
  const places = new BodyPlaces();
  const taken = Array.from({ length: 6 }, () => places.take(4_000 * KIB));
  for (const bytes of taken) places.giveBack(bytes);
  const again = Array.from({ length: 6 }, () => places.take(4_000 * KIB));
  const known = new Set(taken.map(({ buffer }) => buffer));
  expect(again.filter(({ buffer }) => known.has(buffer))).toHaveLength(2);
});

test('keeps nothing of small ones, which lie in a place of others', () => {
  const places = new BodyPlaces();
  const small = places.take(1_000);
  places.giveBack(small);
  expect(places.take(100 * KIB).buffer).not.toBe(small.buffer);
  expect(places.take(1_000).byteOffset).not.toBe(small.byteOffset);
});
