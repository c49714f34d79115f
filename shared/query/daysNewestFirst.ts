const DAY_MS = 86_400_000;

/**
 * The days of some months that lie in a span of time.
 * @param months first days, `yyyy-MM-01`, newest first
 * @param span `from` included, `to` not; undefined: no bound
 * @returns days `yyyy-MM-dd`, newest first
 */
export function* daysNewestFirst(
  months: readonly string[],
  span: { from?: Date | undefined; to?: Date | undefined },
): Generator<string> {
  const from = span.from?.getTime() ?? Number.NEGATIVE_INFINITY;
  const to = span.to?.getTime() ?? Number.POSITIVE_INFINITY;
  for (const month of months) {
    const first = Date.parse(`${month}T00:00:00Z`);
    const next = Date.UTC(new Date(first).getUTCFullYear(), new Date(first).getUTCMonth() + 1, 1);
    for (let day = next - DAY_MS; day >= first; day -= DAY_MS) {
      if (day < to && day + DAY_MS > from) yield new Date(day).toISOString().slice(0, 10);
    }
  }
}
