/** Items that are asked for as far as somebody wants them, and kept: who goes through them again asks for no more than is missing. */
export function keptItems<T>(source: AsyncGenerator<T>): AsyncIterable<T> {
  const kept: T[] = [];
  let isAtEnd = false;
  return {
    async *[Symbol.asyncIterator]() {
      yield* kept;
      for (let next = kept.length; ; next++) {
        if (next === kept.length && !isAtEnd) {
          const { done, value } = await source.next();
          if (done) isAtEnd = true;
          else kept.push(value);
        }
        const item = kept[next];
        if (next >= kept.length || item === undefined) return;
        yield item;
      }
    },
  };
}
