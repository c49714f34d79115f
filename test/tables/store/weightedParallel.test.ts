import { weightedParallel } from '../../../shared/tables/store/weightedParallel';

/** Tasks that end when told; `started` has their names in the order in which they began. */
function room(bounds: Parameters<typeof weightedParallel>[0]) {
  const limited = weightedParallel(bounds);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const give = (name: string, weight: number) =>
    limited(weight, () => {
      started.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { give, end, started };
}

test('many light ones, up to the most', async () => {
  const { give, end, started } = room({ least: 1, most: 3, weight: 100 });
  for (const name of 'abcd') void give(name, 1);
  expect(started).toEqual(['a', 'b', 'c']);
  await end('b');
  expect(started).toEqual(['a', 'b', 'c', 'd']);
});

test('a few heavy ones, in the order in which they came', async () => {
  const { give, end, started } = room({ least: 1, most: 9, weight: 10 });
  void give('a', 6);
  void give('b', 6);
  void give('c', 1);
  expect(started).toEqual(['a']);
  await end('a');
  expect(started).toEqual(['a', 'b', 'c']);
});

test('as many as are always allowed, however heavy', () => {
  const { give, started } = room({ least: 2, most: 9, weight: 10 });
  for (const name of 'abc') void give(name, 1_000);
  expect(started).toEqual(['a', 'b']);
});

test('gives the result, and its place to the next when a task fails', async () => {
  const limited = weightedParallel({ least: 1, most: 1, weight: 1 });
  const failing = limited(1, async () => {
    throw new Error('no');
  });
  const next = limited(1, async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});
