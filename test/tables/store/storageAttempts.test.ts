import { RestError } from '@azure/core-rest-pipeline';
import { OperatorFault } from '../../../shared/faults/operatorFault';
import { StorageAttempts } from '../../../shared/tables/store/storageAttempts';
import { createFakeClock } from '../../activityApi/fakeClock';

const busy = new RestError('0:busy', { statusCode: 503, code: 'ServerBusy' });
const refused = new RestError('connect', { code: 'ECONNREFUSED' });
const conflict = new RestError('4:exists', { statusCode: 409, code: 'EntityAlreadyExists' });
const forbidden = new RestError('no', { statusCode: 403, code: 'AuthorizationFailure' });

function attempts(random = 1) {
  const clock = createFakeClock();
  return { clock, attempts: new StorageAttempts('https://contoso', { clock, random: () => random }) };
}

/** A call that fails so often, then succeeds. */
function failing(times: number, error: unknown) {
  const call = { made: 0, run: async () => {} };
  call.run = async () => {
    call.made += 1;
    if (call.made <= times) throw error;
  };
  return call;
}

const FOREVER = Number.POSITIVE_INFINITY;

describe('StorageAttempts', () => {
  it('tries again with growing pauses until it goes well', async () => {
    const { attempts: own, clock } = attempts();
    const call = failing(4, busy);
    expect(await own.run('T', call.run, {})).toEqual({ result: undefined });
    expect(call.made).toBe(5);
    expect(clock.sleptMs).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it.each([0, 1])('is patient longer than a dropped table keeps its name (random %d)', async (random) => {
    const { attempts: own, clock } = attempts(random);
    const call = failing(FOREVER, new RestError('', { statusCode: 409, code: 'TableBeingDeleted' }));
    await expect(own.run('T', call.run, {})).rejects.toThrow('TableBeingDeleted');
    const sleptMs = clock.sleptMs.reduce((sum, each) => sum + each, 0);
    expect(sleptMs).toBeGreaterThan(45_000);
    expect(sleptMs).toBeLessThan(90_000);
  });

  it('says soon that a store that never answered cannot be reached', async () => {
    const { attempts: own, clock } = attempts();
    const started = clock.now().getTime();
    const fault = await own.run('T', failing(FOREVER, refused).run, {}).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(OperatorFault);
    expect(fault).toMatchObject({ message: expect.stringContaining('ECONNREFUSED'), cause: refused });
    expect(clock.now().getTime() - started).toBeLessThan(10_000);
  });

  it('waits longer for a store that has answered before', async () => {
    const { attempts: own, clock } = attempts();
    await own.run('T', failing(0, undefined).run, {});
    await expect(own.run('T', failing(FOREVER, refused).run, {})).rejects.toThrow(OperatorFault);
    expect(clock.sleptMs.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(30_000);
  });

  /** In every pause somebody else gets an answer. */
  function amongOthers() {
    const clock = createFakeClock();
    const sleep = async (durationMs: number) => {
      await clock.sleep(durationMs);
      await own.run('T', failing(0, undefined).run, {});
    };
    const own = new StorageAttempts('https://contoso', { clock: { ...clock, sleep }, random: () => 1 });
    return { clock, attempts: own };
  }

  it('does not take one call that fails for a store out of reach while others are answered', async () => {
    const { attempts: own, clock } = amongOthers();
    const call = failing(9, busy);
    expect(await own.run('T', call.run, {})).toEqual({ result: undefined });
    expect(call.made).toBe(10);
    expect(clock.sleptMs.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(75_000);
  });

  it('gives up one call that fails for minutes, whatever others are answered', async () => {
    const { attempts: own, clock } = amongOthers();
    await expect(own.run('T', failing(FOREVER, busy).run, {})).rejects.toThrow('ServerBusy');
    expect(clock.sleptMs.reduce((sum, each) => sum + each, 0)).toBeLessThan(240_000);
  });

  it('does not hold against a call the time for which it had no place', async () => {
    const { attempts: own, clock } = attempts();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const others = Array.from({ length: 64 }, () => own.run('T', () => answered, {}));
    const waiting = own.run('T', failing(1, busy).run, {});
    clock.advance(5 * 60_000);
    answer();
    expect(await waiting).toEqual({ result: undefined });
    await Promise.all(others);
  });

  it('asks less at a time of a store that is too busy', async () => {
    const { attempts: own } = attempts();
    let [underWay, mostUnderWay] = [0, 0];
    const calls = Array.from({ length: 16 }, () => {
      let tries = 0;
      return own.run(
        'T',
        async () => {
          tries += 1;
          underWay += 1;
          if (tries > 1) mostUnderWay = Math.max(mostUnderWay, underWay);
          await new Promise(setImmediate);
          underWay -= 1;
          if (tries === 1) throw busy;
        },
        {},
      );
    });
    await Promise.all(calls);
    expect(mostUnderWay).toBeGreaterThan(0);
    // Half of sixteen, and one more for each window's worth of answers.
    expect(mostUnderWay).toBeLessThanOrEqual(10);
  });

  it("takes the client's own timeout for a store out of reach", async () => {
    const { attempts: own } = attempts();
    const timeout = Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
    await expect(own.run('T', failing(FOREVER, timeout).run, {})).rejects.toThrow('(timed out)');
  });

  it('gives back what the caller has an answer for, at once', async () => {
    const { attempts: own, clock } = attempts();
    const answer = await own.run('T', failing(1, conflict).run, {});
    expect(answer).toEqual({ fault: { decision: 'conflict', code: 'EntityAlreadyExists', index: 4 } });
    expect(clock.sleptMs).toEqual([]);
  });

  it('asks a person at once where access is refused', async () => {
    const { attempts: own, clock } = attempts();
    await expect(own.run('T', failing(FOREVER, forbidden).run, {})).rejects.toThrow(
      'refuses access to table T',
    );
    expect(clock.sleptMs).toEqual([]);
  });

  it('stops with the reason of an abort, before a call, in it and in a pause', async () => {
    const reason = new Error('Ctrl-C');
    const before = AbortSignal.abort(reason);
    const unused = failing(0, undefined);
    await expect(attempts().attempts.run('T', unused.run, { abortSignal: before })).rejects.toBe(reason);
    expect(unused.made).toBe(0);

    const controller = new AbortController();
    const aborting = async () => {
      controller.abort(reason);
      throw busy;
    };
    await expect(attempts().attempts.run('T', aborting, { abortSignal: controller.signal })).rejects.toBe(
      reason,
    );
  });
});
