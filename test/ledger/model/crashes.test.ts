import { expectSound, expectWhole } from './expectations';
import { KillingGate } from './gate';
import { modelPoll } from './modelPoll';
import { advanceTo, branch, expectedSpans, newWorld, PHASES, undisturbedPoll, type World } from './scenario';

// Machines that build are slow.
jest.setTimeout(60_000);

/** One world before each phase, and the fault points of its poll. */
const phases: { world: World; points: number }[] = [];

beforeAll(async () => {
  let world = newWorld();
  for (const { minute, before } of PHASES) {
    world = branch(world, minute);
    before?.(world.service);
    const own = branch(world, minute);
    phases.push({ world: own, points: await undisturbedPoll(world) });
    await expectWhole(world, expectedSpans(minute, world.clock.now()));
  }
});

describe.each(PHASES.map((phase, number) => ({ ...phase, number })))(
  '$name',
  ({ number, minute, nextPollsAfterMinutes }) => {
    it('may be killed at every fault point: the next poll makes everything whole', async () => {
      const { world, points } = phases[number] ?? { world: newWorld(), points: 0 };
      expect(points).toBeGreaterThan(10);
      let killed = 0;
      for (let point = 1; point <= points; point++) {
        const own = branch(world, minute);
        const gate = new KillingGate(point);
        await Promise.race([modelPoll(own.service, own.store, gate), gate.killed]);
        if (gate.isKilled) killed += 1;
        try {
          await expectSound(own);
          for (const minutes of nextPollsAfterMinutes) {
            advanceTo(own, minute + minutes);
            await undisturbedPoll(own);
          }
          await expectWhole(own, expectedSpans(minute, own.clock.now()));
        } catch (error) {
          throw new Error(`killed at fault point ${point} of ${points}`, { cause: error });
        }
      }
      expect(killed).toBe(points);
    });
  },
);
