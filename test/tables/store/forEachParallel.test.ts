import { forEachParallel } from '../../../shared/tables/store/forEachParallel';

async function* numbers(count: number, taken: number[] = []) {
  for (let number = 0; number < count; number++) {
    taken.push(number);
    yield number;
  }
}

test('works on everything, never on more than the limit at once', async () => {
  let underWay = 0;
  let most = 0;
  const done: number[] = [];
  await forEachParallel(numbers(20), 3, async (number) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, (number * 7) % 5));
    underWay -= 1;
    done.push(number);
  });
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(3);
});

test('asks the source for the next item only when a place is free', async () => {
  const taken: number[] = [];
  let release = () => {};
  const blocked = new Promise<void>((resolve) => {
    release = resolve;
  });
  const whole = forEachParallel(numbers(10, taken), 2, () => blocked);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(taken).toEqual([0, 1]);
  release();
  await whole;
  expect(taken).toHaveLength(10);
});

test('the first error ends it, after what is under way', async () => {
  const ended: number[] = [];
  const taken: number[] = [];
  const whole = forEachParallel(numbers(100, taken), 2, async (number) => {
    if (number === 3) throw new Error('three');
    await new Promise((resolve) => setTimeout(resolve, 2));
    ended.push(number);
  });
  await expect(whole).rejects.toThrow('three');
  expect(taken.length).toBeLessThan(8);
  expect(ended).toContain(2);
});

test('an error of the source is thrown too', async () => {
  async function* broken() {
    yield 1;
    throw new Error('no more');
  }
  await expect(forEachParallel(broken(), 4, async () => {})).rejects.toThrow('no more');
});

test('work on what a list gives begins before the next of it is made', async () => {
  const steps: string[] = [];
  function* made() {
    for (const name of ['a', 'b']) {
      steps.push(`made ${name}`);
      yield name;
    }
  }
  await forEachParallel(made(), 2, async (name) => {
    steps.push(`begun ${name}`);
  });
  expect(steps).toEqual(['made a', 'begun a', 'made b', 'begun b']);
});
