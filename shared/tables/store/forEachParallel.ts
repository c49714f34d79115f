/**
 * Takes items from a source as places become free and works on up to `limit` at once. The source is asked for the next item only then,
 * so nothing piles up in memory.
 *
 * @param work its first error ends the whole: nothing more is taken, what is under way is awaited, then the error is thrown
 */
export async function forEachParallel<T>(
  source: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let ended = false;
  let failure: { error: unknown } | undefined;
  async function worker(): Promise<void> {
    while (!ended) {
      try {
        const given = items.next();
        // Not awaited where it is there: work on it begins before the next one is made.
        const next = 'then' in given ? await given : given;
        if (next.done) ended = true;
        else await work(next.value);
      } catch (error) {
        failure ??= { error };
        ended = true;
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker));
  await items.return?.();
  if (failure) throw failure.error;
}
