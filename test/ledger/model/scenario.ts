import { LISTABLE_MS } from '../../../shared/activityApi/listingWindows';
import { createFakeClock, type FakeClock } from '../../activityApi/fakeClock';
import type { MemoryStore } from '../../tables/memoryStore';
import { MemoryStore as Store } from '../../tables/memoryStore';
import type { ExpectedSpan } from './expectations';
import { KillingGate } from './gate';
import { after, MODEL_CONTENTS } from './modelContents';
import { modelPoll } from './modelPoll';
import { ModelService } from './modelService';
import { copyOf } from './modelTables';

const MINUTE_MS = 60_000;
const OUTAGE_MINUTES = 8 * 24 * 60;

/** One poll of the story, and how long after a kill the next ones come. */
interface Phase {
  readonly name: string;
  readonly minute: number;
  /** A start that was asked for, and content that was refused, are asked for again after 15 minutes only. */
  readonly nextPollsAfterMinutes: readonly number[];
  /** In how many orders several polls at once are tried; most where they start a subscription. */
  readonly orders: number;
  readonly before?: (service: ModelService) => void;
}

export const PHASES: readonly Phase[] = [
  { name: 'the first poll', minute: 0, nextPollsAfterMinutes: [1, 17], orders: 80 },
  { name: 'late content, and what was busy', minute: 10, nextPollsAfterMinutes: [1, 17], orders: 30 },
  { name: 'what was refused has come', minute: 45, nextPollsAfterMinutes: [1], orders: 20 },
  { name: 'one expired, one unreadable for good', minute: 120, nextPollsAfterMinutes: [1], orders: 20 },
  { name: 'after an outage of 8 days', minute: OUTAGE_MINUTES, nextPollsAfterMinutes: [1], orders: 20 },
  {
    name: 'after the subscription was switched off',
    minute: OUTAGE_MINUTES + 180,
    nextPollsAfterMinutes: [1, 17],
    orders: 80,
    before(service) {
      service.isEnabled = false;
    },
  },
  { name: 'on again', minute: OUTAGE_MINUTES + 300, nextPollsAfterMinutes: [1], orders: 20 },
  {
    name: 'late behind what is covered',
    minute: OUTAGE_MINUTES + 310,
    nextPollsAfterMinutes: [1],
    orders: 20,
  },
];

/** The world as it is before a phase. */
export interface World {
  readonly clock: FakeClock;
  readonly service: ModelService;
  readonly store: MemoryStore;
  /** When the polls so far began that ended well. */
  readonly polls: Date[];
}

/** A world of its own that is as this one is. */
export function branch({ service, store, polls }: World, minute: number): World {
  const clock = createFakeClock(after(minute).toISOString());
  const copy = new ModelService(MODEL_CONTENTS, clock);
  copy.isEnabled = service.isEnabled;
  return { clock, service: copy, store: copyOf(store), polls: [...polls] };
}

export function newWorld(): World {
  const clock = createFakeClock(after(0).toISOString());
  return { clock, service: new ModelService(MODEL_CONTENTS, clock), store: new Store(), polls: [] };
}

/** A poll that nobody disturbs. @returns how many fault points it has */
export async function undisturbedPoll(world: World): Promise<number> {
  const gate = new KillingGate();
  world.polls.push(world.clock.now());
  await modelPoll(world.service, world.store, gate);
  return gate.points;
}

export function advanceTo(world: World, minute: number): void {
  const behindMs = after(minute).getTime() - world.clock.now().getTime();
  if (behindMs > 0) world.clock.advance(behindMs);
}

/** Stretches that must be gaps after a phase, where the newest poll began at `at`. */
export function expectedSpans(minute: number, at: Date): ExpectedSpan[] {
  const spans: ExpectedSpan[] = [];
  const reach = (time: Date) => new Date(time.getTime() - LISTABLE_MS);
  if (minute >= OUTAGE_MINUTES) {
    const [first, latest] = [after(OUTAGE_MINUTES), after(OUTAGE_MINUTES + 1)];
    spans.push({ from: after(120), to: [reach(first), reach(latest)], reason: 'notPolledInTime' });
  }
  if (minute >= OUTAGE_MINUTES + 180) {
    const switchedOn = after(OUTAGE_MINUTES + 180);
    const latest = new Date(Math.min(at.getTime() + MINUTE_MS, switchedOn.getTime() + 18 * MINUTE_MS));
    spans.push({ from: after(OUTAGE_MINUTES), to: [switchedOn, latest], reason: 'subscriptionDisabled' });
  }
  return spans;
}
