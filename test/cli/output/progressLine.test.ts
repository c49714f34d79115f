import { withProgress } from '../../../cli/output/progressLine';

describe('withProgress', () => {
  const written: string[] = [];
  const err = (isTerminal: boolean) => ({
    isTerminal,
    async write(text: string) {
      written.push(text);
    },
  });
  beforeEach(() => {
    written.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('shows the line again and again and takes it away at the end, also after an error', async () => {
    let step = 0;
    const work = withProgress(
      err(true),
      () => `step ${++step}`,
      async () => {
        await jest.advanceTimersByTimeAsync(600);
        throw new Error('broken');
      },
    );
    await expect(work).rejects.toThrow('broken');
    expect(written).toEqual(['\r\u001b[Kstep 1', '\r\u001b[Kstep 2', '\r\u001b[K']);
  });

  it('is silent where nobody watches', async () => {
    expect(
      await withProgress(
        err(false),
        () => 'step',
        async () => 7,
      ),
    ).toBe(7);
    expect(written).toEqual([]);
  });
});
