const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_BINS = 100;
const WIDTHS_MS = [HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS, 365 * DAY_MS];

/** Equal stretches of time side by side. */
export interface TimeBins {
  readonly startMs: number;
  readonly widthMs: number;
  readonly count: number;
  /** `hour`, `day`... */
  readonly name: string;
}

/** The finest bins by which a span makes at most 100 bars: hours, quarters of a day, days, weeks... in UTC. */
export function timeBins(fromMs: number, toMs: number): TimeBins {
  const fits = WIDTHS_MS.find((width) => countOf(fromMs, toMs, width) <= MOST_BINS);
  const widthMs = fits ?? 365 * DAY_MS;
  return {
    startMs: Math.floor(fromMs / widthMs) * widthMs,
    widthMs,
    count: countOf(fromMs, toMs, widthMs),
    name: nameOf(widthMs),
  };
}

function countOf(fromMs: number, toMs: number, widthMs: number): number {
  return Math.floor(toMs / widthMs) - Math.floor(fromMs / widthMs) + 1;
}

function nameOf(widthMs: number): string {
  const days = widthMs / DAY_MS;
  if (widthMs === HOUR_MS) return 'hour';
  if (days < 1) return '6 hours';
  return days === 1 ? 'day' : `${days} days`;
}
