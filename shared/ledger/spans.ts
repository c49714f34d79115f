/** A stretch of time: `from` belongs to it, `to` does not. Where `from` is not before `to` it is empty. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** The moments that lie in any of the spans, as spans in order that neither overlap nor touch. To the millisecond, like all here. */
export function uniteSpans(spans: Iterable<Span>): Span[] {
  const united: Span[] = [];
  for (const span of [...spans].filter(isSome).sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = united.at(-1);
    if (last && span.from <= last.to) united[united.length - 1] = { from: last.from, to: later(last, span) };
    else united.push({ from: span.from, to: span.to });
  }
  return united;
}

/** The moments of `spans` that lie in none of `taken`: in order, not touching. */
export function subtractSpans(spans: Iterable<Span>, taken: Iterable<Span>): Span[] {
  let left = uniteSpans(spans);
  for (const { from, to } of uniteSpans(taken)) {
    left = left.flatMap((span) =>
      span.to <= from || span.from >= to
        ? [span]
        : [
            { from: span.from, to: from },
            { from: to, to: span.to },
          ].filter(isSome),
    );
  }
  return left;
}

/** The moments that lie in one of `spans` and in one of `others`: in order, not touching. */
export function intersectSpans(spans: Iterable<Span>, others: Iterable<Span>): Span[] {
  const all = uniteSpans(spans);
  return subtractSpans(all, subtractSpans(all, others));
}

function isSome({ from, to }: Span): boolean {
  return from < to;
}

function later(a: Span, b: Span): Date {
  return new Date(Math.max(a.to.getTime(), b.to.getTime()));
}
