import type { StoreFate } from '../../tables/memoryStore';
import { expectSound, expectWhole } from './expectations';
import { KillingGate } from './gate';
import { modelPoll } from './modelPoll';
import { advanceTo, branch, expectedSpans, newWorld, PHASES, undisturbedPoll, type World } from './scenario';

// Machines that build are slow.
jest.setTimeout(60_000);

/** One world before each phase, its poll's number of requests to the store, and what a poll counts that nobody disturbs. */
const phases: { world: World; requests: number; variants: number; records: number }[] = [];

beforeAll(async () => {
  let world = newWorld();
  for (const { minute, before } of PHASES) {
    world = branch(world, minute);
    before?.(world.service);
    const own = branch(world, minute);
    world.polls.push(world.clock.now());
    const { variants, records } = await modelPoll(world.service, world.store, new KillingGate());
    phases.push({ world: own, requests: world.store.requests.length, variants, records });
  }
});

/** Lets one request go wrong. @returns whether it was made */
function disturb({ store }: World, number: number, fate: StoreFate): () => boolean {
  let [requests, isDone] = [0, false];
  store.fate = ({ kind }) => {
    requests += 1;
    if (requests !== number || (fate === 'lostReply' && kind !== 'insert' && kind !== 'merge')) return 'well';
    isDone = true;
    return fate;
  };
  return () => isDone;
}

describe.each(PHASES.map((phase, number) => ({ ...phase, number })))(
  '$name',
  ({ number, minute, nextPollsAfterMinutes }) => {
    it('any one reply lost after the write was carried out: nothing lost, twice or counted as a variant', async () => {
      const { world, requests, variants, records } = phases[number] ?? phases[0] ?? fail();
      let lost = 0;
      for (let request = 1; request <= requests; request++) {
        const own = branch(world, minute);
        const isDone = disturb(own, request, 'lostReply');
        own.polls.push(own.clock.now());
        const summary = await modelPoll(own.service, own.store, new KillingGate());
        if (isDone()) lost += 1;
        expect({ request, ...summary }).toMatchObject({ request, variants, records });
        await expectWhole(own, expectedSpans(minute, own.clock.now()));
      }
      expect(lost).toBeGreaterThan(3);
    });

    it('any one request that ends in an error after it was carried out: the next poll makes everything whole', async () => {
      const { world, requests } = phases[number] ?? phases[0] ?? fail();
      let disturbed = 0;
      for (let request = 1; request <= requests; request++) {
        const own = branch(world, minute);
        const isDone = disturb(own, request, 'failAfter');
        await modelPoll(own.service, own.store, new KillingGate()).catch(() => undefined);
        if (isDone()) disturbed += 1;
        own.store.fate = () => 'well';
        try {
          await expectSound(own);
          for (const minutes of nextPollsAfterMinutes) {
            advanceTo(own, minute + minutes);
            await undisturbedPoll(own);
          }
          await expectWhole(own, expectedSpans(minute, own.clock.now()));
        } catch (error) {
          throw new Error(`request ${request} of ${requests}`, { cause: error });
        }
      }
      expect(disturbed).toBe(requests);
    });
  },
);

function fail(): never {
  throw new Error('no phase');
}
