const MINUTE_MS = 60_000;

/** A stretch of time in the largest unit that tells enough: `60 min`, `3 h`, `5 days`. */
export function durationText(durationMs: number): string {
  const minutes = Math.max(0, Math.round(durationMs / MINUTE_MS));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} days`;
}
