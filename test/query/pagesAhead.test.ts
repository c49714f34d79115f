import { pagesAhead } from '../../shared/query/pagesAhead';

function counted(pages: number, failsAt?: number) {
  const state = { asked: 0, isClosed: false };
  async function* give() {
    try {
      for (let page = 1; page <= pages; page++) {
        state.asked = page;
        await new Promise(setImmediate);
        if (page === failsAt) throw new Error('the store failed');
        yield page;
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { state, pages: give() };
}

describe('pagesAhead', () => {
  it.each([0, 1, 2, 7])('gives %i pages in order, one asked for ahead', async (count) => {
    const { state, pages } = counted(count);
    const given: number[] = [];
    for await (const page of pagesAhead(pages)) {
      given.push(page);
      await new Promise(setImmediate);
      expect(state.asked).toBe(Math.min(page + 1, count));
    }
    expect(given).toEqual(Array.from({ length: count }, (_, at) => at + 1));
  });

  it('gives what came before an error, then throws it', async () => {
    const given: number[] = [];
    const reading = (async () => {
      for await (const page of pagesAhead(counted(5, 3).pages)) given.push(page);
    })();
    await expect(reading).rejects.toThrow('the store failed');
    expect(given).toEqual([1, 2]);
  });

  it('ends its source where its reader has had enough', async () => {
    const { state, pages } = counted(9);
    for await (const page of pagesAhead(pages)) if (page === 2) break;
    expect(state).toEqual({ asked: 3, isClosed: true });
  });
});
