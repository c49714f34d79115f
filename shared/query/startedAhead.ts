/**
 * Runs streams one after the other, the next few of them started already, so that their first requests are under way while the one in
 * turn is read. The order is the streams' own; memory holds what a started stream has read so far.
 *
 * @param ahead streams under way at once, at least 1
 */
export async function* startedAhead<T>(
  streams: Iterable<() => AsyncGenerator<T>>,
  ahead: number,
): AsyncGenerator<T> {
  const waiting = streams[Symbol.iterator]();
  const started: { stream: AsyncGenerator<T>; first: Promise<IteratorResult<T>> }[] = [];
  try {
    for (;;) {
      while (started.length < ahead) {
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
    }
  } finally {
    await Promise.allSettled(started.map(({ stream }) => stream.return(undefined)));
  }
}
