import { expectSound, expectWhole } from './expectations';
import { TellingGate } from './gate';
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
  }
});

/** Stops a poll at each of its fault points. Every one must end by itself, and the next poll make everything whole. */
async function stopEverywhere(
  number: number,
  stoppedPoll: (world: World, point: number) => Promise<TellingGate>,
): Promise<void> {
  const { world, points } = phases[number] ?? { world: newWorld(), points: 0 };
  const { minute, nextPollsAfterMinutes } = PHASES[number] ?? { minute: 0, nextPollsAfterMinutes: [] };
  expect(points).toBeGreaterThan(10);
  for (let point = 1; point <= points; point++) {
    const own = branch(world, minute);
    try {
      const gate = await stoppedPoll(own, point);
      expect(gate.points).toBeGreaterThanOrEqual(point);
      await expectSound(own);
      for (const minutes of nextPollsAfterMinutes) {
        advanceTo(own, minute + minutes);
        await undisturbedPoll(own);
      }
      await expectWhole(own, expectedSpans(minute, own.clock.now()));
    } catch (error) {
      throw new Error(`stopped at fault point ${point} of ${points}`, { cause: error });
    }
  }
}

// These three ask for all that a poll can ask for.
describe.each([1, 3, 5].map((number) => ({ name: PHASES[number]?.name, number })))('$name', ({ number }) => {
  it('ends by itself wherever it is told to stop (SIGTERM, Ctrl-C), and leaves nothing to repair', () =>
    stopEverywhere(number, async ({ service, store }, point) => {
      const stop = new AbortController();
      const gate = new TellingGate(point, () => stop.abort(new Error('the app is shutting down')));
      await modelPoll(service, store, gate, { abortSignal: stop.signal });
      return gate;
    }));
});

it('ends by itself wherever its deadline passes', () =>
  stopEverywhere(2, async ({ service, store }, point) => {
    let pass: () => void = () => {};
    const deadline = new Promise<void>((resolve) => {
      pass = resolve;
    });
    const gate = new TellingGate(point, () => pass());
    await modelPoll(service, store, gate, { deadline });
    return gate;
  }));
