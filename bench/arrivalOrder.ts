import { createRandom } from '../test/tenant/random';

const HOUR_MS = 60 * 60_000;
// Documented: typically 60 to 90 minutes after the event. Seen in the field: up to a day and more.
const USUAL_DELAY_MS = 1.5 * HOUR_MS;
const LONGEST_DELAY_MS = 24 * HOUR_MS;
// No figure is known of how many come late: assumed.
const LATE_SHARE = 0.1;

/**
 * In which order records come into blobs: each some time after it happened, nine of ten within ninety minutes, one of ten within a day.
 * @param records how many, evenly over the span
 * @returns their numbers; the same each time
 */
export function arrivalOrder(records: number, spanMs: number): number[] {
  const random = createRandom('bench', 'arrival');
  const everyMs = spanMs / records;
  return Array.from({ length: records }, (_, index) => {
    const longestMs = random.next() < LATE_SHARE ? LONGEST_DELAY_MS : USUAL_DELAY_MS;
    return { index, arrivedMs: index * everyMs + random.next() * longestMs };
  })
    .sort((a, b) => a.arrivedMs - b.arrivedMs)
    .map(({ index }) => index);
}
