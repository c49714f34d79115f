import { createRandom } from '../../tenant/random';
import { expectSound, expectStates, expectWhole } from './expectations';
import { interleave } from './interleave';
import { advanceTo, branch, expectedSpans, newWorld, PHASES, undisturbedPoll, type World } from './scenario';

// Machines that build are slow.
jest.setTimeout(60_000);

// About one poll in two, at a poll's number of requests.
const KILL_CHANCE = 0.01;

const worlds: World[] = [];

beforeAll(async () => {
  let world = newWorld();
  for (const { minute, before } of PHASES) {
    world = branch(world, minute);
    before?.(world.service);
    worlds.push(branch(world, minute));
    await undisturbedPoll(world);
  }
});

describe.each(PHASES.map((phase, number) => ({ ...phase, number })))(
  '$name',
  ({ number, minute, nextPollsAfterMinutes, orders }) => {
    it(`two or three polls at once, in ${orders} orders, with kills: as if there had been one`, async () => {
      let killed = 0;
      for (let seed = 1; seed <= orders; seed++) {
        const random = createRandom(`${number}/${seed}`);
        const own = branch(worlds[number] ?? newWorld(), minute);
        try {
          const outcome = await interleave(own, 2 + (seed % 2), {
            next: (choices) => Math.floor(random.next() * choices),
            stay: () => seed % 4 < 2 && random.next() < 0.98,
            kill: () => random.next() < KILL_CHANCE,
          });
          killed += outcome.killed;
          await expectSound(own);
          if (outcome.killed === 0) expectStates(own, [...own.polls, own.clock.now()]);
          for (const minutes of nextPollsAfterMinutes) {
            advanceTo(own, minute + minutes);
            await undisturbedPoll(own);
          }
          await expectWhole(own, expectedSpans(minute, own.clock.now()));
        } catch (error) {
          throw new Error(`phase ${number}, seed ${seed}`, { cause: error });
        }
      }
      expect(killed).toBeGreaterThan(0);
    });
  },
);
