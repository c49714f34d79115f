import { weightedParallel } from './weightedParallel';

/**
 * Runs tasks with at most `limit` under way at once, in the order they came.
 * @returns a function that takes a task and gives its result
 */
export function limitedParallel(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const run = weightedParallel({ least: limit, most: limit, weight: 0 });
  return (task) => run(0, task);
}
