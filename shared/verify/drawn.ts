/**
 * Draws so many of a stream evenly, each with the same chance, holding no more than are drawn (reservoir sampling, Vitter's algorithm R).
 * @param random from 0 up to 1, as Math.random
 * @returns in no particular order; all where there are fewer
 */
export async function drawn<T>(source: AsyncIterable<T>, count: number, random: () => number): Promise<T[]> {
  const kept: T[] = [];
  let seen = 0;
  for await (const each of source) {
    seen += 1;
    if (kept.length < count) kept.push(each);
    else {
      const place = Math.floor(random() * seen);
      if (place < count) kept[place] = each;
    }
  }
  return kept;
}
