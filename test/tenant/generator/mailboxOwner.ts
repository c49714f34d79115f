import type { Scene } from './scene';
import type { Person } from './world';

/** The mailbox acted on: mostly one's own, sometimes a colleague's as delegate. */
export function mailboxOwner({ world, random, person }: Scene): Person {
  return random.chance(0.9) ? person : random.pick(world.people);
}
