/** A time as a person reads it, in UTC as the records are: `2026-11-01 12:00:00`. */
export function utcText(time: Date): string {
  return time.toISOString().slice(0, 19).replace('T', ' ');
}
