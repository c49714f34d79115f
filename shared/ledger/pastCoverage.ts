import type { Coverage } from './coverage';

// Clocks of machines that take the time from a server differ by less.
const TOLERATED_MS = 5 * 60_000;

/**
 * What can be believed of a coverage row: a time ahead of now was written by a wrong clock or by hand, and a claim that rests on it would
 * hide a hole. What was listed up to then is taken back to `coveredTo`, which is never beyond it, or to `settledTo`, before which all is
 * stored or told; where these are ahead, too, nothing counts as listed.
 * @param now the service's time
 */
export function pastCoverage(coverage: Coverage, now: Date): Coverage {
  const past = (time: Date | undefined) =>
    time && time.getTime() <= now.getTime() + TOLERATED_MS ? time : undefined;
  return {
    ...coverage,
    coveredFrom: past(coverage.coveredFrom),
    listedTo: past(coverage.listedTo) ?? past(coverage.coveredTo) ?? past(coverage.settledTo),
    coveredTo: past(coverage.coveredTo),
    settledTo: past(coverage.settledTo),
    lastContentCreated: past(coverage.lastContentCreated),
    lastPollAt: past(coverage.lastPollAt),
    disabledFrom: past(coverage.disabledFrom),
    sweptAt: past(coverage.sweptAt),
  };
}

/** Whether a coverage row holds times that cannot be believed. */
export function isAheadOf(coverage: Coverage, now: Date): boolean {
  const { coveredFrom, listedTo, coveredTo, lastPollAt } = coverage;
  const past = pastCoverage(coverage, now);
  return (
    coveredFrom !== past.coveredFrom ||
    listedTo?.getTime() !== past.listedTo?.getTime() ||
    coveredTo !== past.coveredTo ||
    lastPollAt !== past.lastPollAt
  );
}
