/**
 * Items that are asked for as far as somebody wants them, and kept: who goes through them again asks for no more than is missing. One goes
 * through them at a time.
 */
export function keptItems<T>(source: AsyncGenerator<T>): AsyncIterable<T> {
  const kept: T[] = [];
  return {
    async *[Symbol.asyncIterator]() {
      yield* kept;
      for (let next = await source.next(); !next.done; next = await source.next()) {
        kept.push(next.value);
        yield next.value;
      }
    },
  };
}
