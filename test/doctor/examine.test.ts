import { setTimeout as delay } from 'node:timers/promises';
import { examine } from '../../shared/doctor/examine';

const what = { name: 'tables', asked: 'https://a.table.core.windows.net' };
const never = new AbortController().signal;
const check = { name: 'tables', ok: true, detail: 'Fine.', fix: undefined };

describe('examine', () => {
  it('gives the finding', async () => {
    const finding = { checks: [check], result: 7 };
    expect(await examine(what, async () => finding, { checkMs: 1_000, abortSignal: never })).toBe(finding);
  });

  it('makes a failed check of what is thrown', async () => {
    const failing = async () => {
      throw new TypeError('eyJ-a-token');
    };
    const { checks, result } = await examine(what, failing, { checkMs: 1_000, abortSignal: never });
    expect(result).toBeUndefined();
    expect(checks).toMatchObject([
      { name: 'tables', ok: false, detail: 'This should not happen: TypeError.' },
    ]);
  });

  it.each([
    ['its own time is over', 20, never],
    ['the time of the whole is over', 5_000, AbortSignal.timeout(20)],
  ])(
    'ends where %s, also work that does not listen, and tells it to stop',
    async (_, checkMs, abortSignal) => {
      let signal: AbortSignal | undefined;
      const hanging = async (options: { abortSignal: AbortSignal }) => {
        signal = options.abortSignal;
        await delay(60_000, undefined, { ref: false });
        return { checks: [check] };
      };
      const startedMs = performance.now();
      const { checks } = await examine(what, hanging, { checkMs, abortSignal });
      expect(performance.now() - startedMs).toBeLessThan(2_000);
      expect(checks).toMatchObject([
        { ok: false, detail: 'No answer from https://a.table.core.windows.net within 0 s.' },
      ]);
      expect(signal?.aborted).toBe(true);
    },
  );
});
