/**
 * Runs streams one after the other, the next few of them started already, so that their first requests are under way while the one in
 * turn is read. The order is the streams' own; memory holds what a started stream has read so far.
 *
 * @param ahead streams under way at once, at least 1
 * @param first so many at the beginning, twice as many after each that has ended: whoever stops early has started few in vain
 */
export async function* startedAhead<T>(
  streams: Iterable<() => AsyncGenerator<T>>,
  ahead: number,
  { first: atFirst = ahead }: { first?: number } = {},
): AsyncGenerator<T> {
  const waiting = streams[Symbol.iterator]();
  const started: { stream: AsyncGenerator<T>; first: Promise<IteratorResult<T>> }[] = [];
  let most = Math.min(ahead, atFirst);
  try {
    for (;;) {
      while (started.length < most) {
        const next = waiting.next();
        if (next.done) break;
        const stream = next.value();
        const first = stream.next();
        // An error is thrown when its turn comes, not before.
        first.catch(() => {});
        started.push({ stream, first });
      }
      const turn = started.at(0);
      if (!turn) return;
      const { value, done } = await turn.first;
      if (!done) {
        yield value;
        yield* turn.stream;
      }
      started.shift();
      most = Math.min(ahead, most * 2);
    }
  } finally {
    await Promise.allSettled(started.map(({ stream }) => stream.return(undefined)));
  }
}
