import { Handoff } from '../../shared/ingest/handoff';

async function all<T>(handoff: Handoff<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of handoff) items.push(item);
  return items;
}

test('gives on what was pushed before and meanwhile, in order', async () => {
  const handoff = new Handoff<number>(10);
  handoff.push([1, 2]);
  const taken = all(handoff);
  await Promise.resolve();
  handoff.push([3]);
  setImmediate(() => {
    handoff.push([4]);
    handoff.end();
  });
  expect(await taken).toEqual([1, 2, 3, 4]);
});

test('keeps no more than its limit', async () => {
  const handoff = new Handoff<number>(2);
  handoff.push([1, 2, 3, 4]);
  handoff.end();
  expect(await all(handoff)).toEqual([1, 2]);
});

test('an error comes after what is there', async () => {
  const handoff = new Handoff<number>(5);
  handoff.push([1]);
  handoff.end({ error: new Error('broken') });
  handoff.end();
  const taken: number[] = [];
  const reading = (async () => {
    for await (const item of handoff) taken.push(item);
  })();
  await expect(reading).rejects.toThrow('broken');
  expect(taken).toEqual([1]);
});
