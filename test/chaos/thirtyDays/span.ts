/** From, included, to, excluded; milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What of a span none of the others covers. */
export function uncovered(span: Span, others: readonly Span[]): Span[] {
  let left = [span];
  for (const other of others) {
    left = left.flatMap(({ fromMs, toMs }) =>
      [
        { fromMs, toMs: Math.min(toMs, other.fromMs) },
        { fromMs: Math.max(fromMs, other.toMs), toMs },
      ].filter((rest) => rest.fromMs < rest.toMs),
    );
  }
  return left;
}
