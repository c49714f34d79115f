import type { Random } from '../../tenant/random';

const DAY_MS = 24 * 3_600_000;
const DAYS = 30;

/** What happens in one step of the campaign: time passes, records are published, then one to three polls run, or none. */
export interface Step {
  readonly pauseMs: number;
  /** Nobody polls at the end of it: an outage goes on. */
  readonly isOutage: boolean;
  /** In the middle of it an administrator switches the subscription off. */
  readonly switchesOff: boolean;
  /** An outage is near: nothing is published that only a later poll could find. */
  readonly isBeforeSilence: boolean;
  readonly day: number;
}

interface Silence {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Draws thirty days: polls at uneven times, an outage longer than the service keeps content, one of some days, and two times at
 * which the subscription is found switched off.
 * @param polls about how many, outages left out
 */
export function drawSchedule(random: Random, polls: number): readonly Step[] {
  const at = (day: number) => (day + random.next()) * DAY_MS;
  const meanPauseMs = (DAYS * DAY_MS) / polls;
  const long = silence(at(11), (7.4 + 2 * random.next()) * DAY_MS);
  const medium = silence(at(23), (1 + 2.5 * random.next()) * DAY_MS);
  const offMs = [at(5), at(27)];
  const steps: Step[] = [];
  for (let nowMs = 0; nowMs < DAYS * DAY_MS; ) {
    const pauseMs = (0.1 + 1.8 * random.next()) * meanPauseMs;
    const endMs = nowMs + pauseMs;
    const isWithin = (span: Silence) => span.fromMs <= endMs && endMs < span.toMs;
    const isSoon = (momentMs: number) => nowMs < momentMs && momentMs - endMs < 2 * DAY_MS + 2 * meanPauseMs;
    steps.push({
      pauseMs,
      isOutage: isWithin(long) || isWithin(medium),
      switchesOff: offMs.some((momentMs) => nowMs <= momentMs && momentMs < endMs),
      isBeforeSilence: [long.fromMs, medium.fromMs].some(isSoon),
      day: endMs / DAY_MS,
    });
    nowMs = endMs;
  }
  return steps;
}

function silence(fromMs: number, durationMs: number): Silence {
  return { fromMs, toMs: fromMs + durationMs };
}
