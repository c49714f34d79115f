/**
 * Whether a record's month has been dropped already, so that storing it would bring the month back.
 * @param creationTime UTC, `yyyy-MM-dd...`
 * @param retentionMonths whole months kept beside the current one; undefined: all
 */
export function isBeyondRetention(
  creationTime: string,
  { now, retentionMonths }: { now: Date; retentionMonths: number | undefined },
): boolean {
  if (retentionMonths === undefined) return false;
  const firstKept = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - retentionMonths, 1));
  return creationTime.slice(0, 7) < firstKept.toISOString().slice(0, 7);
}
