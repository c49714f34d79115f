import type { PollSummary } from './pollSummary';

/** Adds what another one did: counts are summed, and only what is complete in both is complete. */
export function addPollSummary(sum: PollSummary, other: PollSummary): void {
  const counts: Record<string, number> = {};
  for (const [name, value] of Object.entries(other))
    if (typeof value === 'number')
      counts[name] = value + Number(Object.entries(sum).find(([each]) => each === name)?.[1] ?? 0);
  Object.assign(sum, counts);
  sum.gaps.push(...other.gaps);
  sum.seals.push(...other.seals);
  sum.notes.push(...other.notes.filter((note) => !sum.notes.includes(note)));
  sum.complete &&= other.complete;
}
