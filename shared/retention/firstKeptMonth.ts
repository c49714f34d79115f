/**
 * The oldest month that retention keeps.
 * @param retentionMonths whole months kept beside the current one
 * @returns `yyyy-MM`
 */
export function firstKeptMonth(now: Date, retentionMonths: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - retentionMonths, 1))
    .toISOString()
    .slice(0, 7);
}
