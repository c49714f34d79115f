import type { Check } from './check';

/** What an examination found, and what later ones build on: `result` is undefined where they have nothing to build on. */
export interface Finding<Result = unknown> {
  readonly checks: readonly Check[];
  readonly result?: Result | undefined;
}
