import type { Span } from '../../ledger/spans';

/** A time in which Microsoft recorded no single reads of a mailbox. */
export interface BlindPeriod extends Span {
  /** `throttled`: a record says so. `overLimit`: so many records stand in a day that Microsoft's own rule makes it so. */
  readonly reason: 'throttled' | 'overLimit';
}

const HOUR_MS = 60 * 60_000;
const BLIND_MS = 24 * HOUR_MS;
const DAY_HOURS = 24;
// "More than 1,000 MailItemsAccessed audit records in less than 24 hours" (Microsoft, "Use MailItemsAccessed").
const MOST_RECORDS = 1_000;

/**
 * After more than 1,000 records of single reads in less than 24 hours Microsoft records none of that mailbox for 24 hours.
 * @param throttledAt times of records that are marked as throttled, in milliseconds
 * @param readsByHour records by hour since 1970; records since 2025 may lack the mark, so they are counted as well
 * @returns oldest first; what a mark and the count both tell is told once
 */
export function blindPeriods(
  throttledAt: readonly number[],
  readsByHour: ReadonlyMap<number, number>,
): BlindPeriod[] {
  const marked = throttledAt.map((time) => period(time, 'throttled'));
  const counted = hoursOverLimit(readsByHour).map((hour) => period((hour + 1) * HOUR_MS, 'overLimit'));
  const merged: BlindPeriod[] = [];
  for (const next of [...marked, ...counted].sort((a, b) => +a.from - +b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) {
      const reason = last.reason === 'throttled' ? last.reason : next.reason;
      merged.splice(-1, 1, { from: last.from, to: new Date(Math.max(+next.to, +last.to)), reason });
    } else merged.push(next);
  }
  return merged;
}

function period(fromMs: number, reason: BlindPeriod['reason']): BlindPeriod {
  return { from: new Date(fromMs), to: new Date(fromMs + BLIND_MS), reason };
}

/** Hours with which the 24 that end there go over the limit. */
function hoursOverLimit(readsByHour: ReadonlyMap<number, number>): number[] {
  const hours = [...readsByHour.keys()].sort((a, b) => a - b);
  let sum = 0;
  let oldest = 0;
  return hours.filter((hour) => {
    sum += readsByHour.get(hour) ?? 0;
    for (let first = hours[oldest] ?? hour; first <= hour - DAY_HOURS; first = hours[oldest] ?? hour) {
      sum -= readsByHour.get(first) ?? 0;
      oldest += 1;
    }
    return sum > MOST_RECORDS;
  });
}
