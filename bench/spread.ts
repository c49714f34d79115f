import { median } from './median';

/** Several measurements in few words: the median, then the least and the most. */
export function spread(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)}, ${values.length} rounds)`;
}
