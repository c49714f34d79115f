import type { Random } from '../random';
import type { Person, World } from './world';

/** What one generated record is made from. */
export interface Scene {
  readonly world: World;
  readonly random: Random;
  readonly id: string;
  /** UTC in whole seconds, no zone letter: `2026-03-01T08:15:00`. */
  readonly creationTime: string;
  readonly person: Person;
  /** Changes every hour, so that records of one person within it share a session. */
  readonly sessionId: string;
}

/** The fields of a record in the order in which they are written. */
export type RecordFields = Record<string, unknown>;
