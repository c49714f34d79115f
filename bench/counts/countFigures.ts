import type { Figure } from '../figure';
import type { Counts } from './countPoll';

/** Counts against those that were accepted: each has to be exactly the same, none may be missing or new. */
export function countFigures(counted: Counts, expected: Counts): Figure[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(counted)])];
  return names.map((name) => {
    const shown = (count: number | undefined) => (count === undefined ? 'none' : String(count));
    return {
      figure: name,
      measured: shown(counted[name]),
      reference: shown(expected[name]),
      floor: 'exactly',
      isMet: counted[name] === expected[name],
    };
  });
}
