import { createRandom } from '../test/tenant/random';

/** Records of all types and days side by side, which no service does: the hardest case for full transactions. The same each time. */
export function mixedOrder(records: number): number[] {
  const random = createRandom('bench', 'order');
  return Array.from({ length: records }, (_, index) => ({ index, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ index }) => index);
}
