import { keptItems } from '../../shared/seals/keptItems';

async function* numbers(asked: number[]) {
  for (const number of [1, 2, 3]) {
    asked.push(number);
    yield number;
  }
}

async function taken(items: AsyncIterable<number>, most = Number.POSITIVE_INFINITY): Promise<number[]> {
  const got: number[] = [];
  for await (const item of items) {
    got.push(item);
    if (got.length >= most) break;
  }
  return got;
}

test('asks for an item when somebody wants it, and for each once', async () => {
  const asked: number[] = [];
  const items = keptItems(numbers(asked));
  expect(asked).toEqual([]);
  expect(await taken(items, 2)).toEqual([1, 2]);
  expect(asked).toEqual([1, 2]);
  expect(await taken(items)).toEqual([1, 2, 3]);
  expect(await taken(items)).toEqual([1, 2, 3]);
  expect(asked).toEqual([1, 2, 3]);
});
