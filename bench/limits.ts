import type { Figure } from './figure';

/** Whether a figure is met, and how much of what is allowed it takes. */
type Verdict = Required<Pick<Figure, 'isMet' | 'limitUsed'>>;

/** A figure that may be as large as that. */
export function atMost(value: number, most: number): Verdict {
  return { isMet: value <= most, limitUsed: value / most };
}

/** A figure that must be as large as that. */
export function atLeast(value: number, least: number): Verdict {
  return { isMet: value >= least, limitUsed: least / value };
}
