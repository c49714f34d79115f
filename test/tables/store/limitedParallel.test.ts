import { limitedParallel } from '../../../shared/tables/store/limitedParallel';

describe('limitedParallel', () => {
  it('runs at most that many at once, in the order they came', async () => {
    const limited = limitedParallel(3);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        limited(async () => {
          begun.push(index);
          running += 1;
          most = Math.max(most, running);
          for (let turn = 0; turn <= index % 4; turn++) await new Promise(setImmediate);
          running -= 1;
          return index * 2;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index * 2));
  });

  it('goes on after a task that failed', async () => {
    const limited = limitedParallel(1);
    const outcomes = await Promise.allSettled([
      limited(async () => Promise.reject(new Error('no'))),
      limited(async () => 'yes'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    await expect(limited(async () => 'later')).resolves.toBe('later');
  });
});
