/** How much may be under way. */
export interface ParallelBounds {
  /** Tasks that may always run side by side, whatever they weigh. */
  readonly least: number;
  readonly most: number;
  /** What all of them may weigh together, in the unit of the tasks' weights. */
  readonly weight: number;
}

interface Waiting {
  readonly weight: number;
  readonly start: () => void;
}

/**
 * Runs tasks in the order they came, as many at once as their weights allow: many light ones, or a few heavy ones.
 * @returns a function that takes a task with its weight and gives its result
 */
export function weightedParallel({
  least,
  most,
  weight: mostWeight,
}: ParallelBounds): <T>(weight: number, task: () => Promise<T>) => Promise<T> {
  const waiting: Waiting[] = [];
  let running = 0;
  let runningWeight = 0;
  const mayStart = (weight: number) =>
    running < least || (running < most && runningWeight + weight <= mostWeight);
  const enter = (weight: number) => {
    running += 1;
    runningWeight += weight;
  };
  const leave = (weight: number) => {
    running -= 1;
    runningWeight -= weight;
    for (let next = waiting[0]; next && mayStart(next.weight); next = waiting[0]) {
      waiting.shift();
      enter(next.weight);
      next.start();
    }
  };
  return async (weight, task) => {
    if (waiting.length === 0 && mayStart(weight)) enter(weight);
    else await new Promise<void>((start) => waiting.push({ weight, start }));
    try {
      return await task();
    } finally {
      leave(weight);
    }
  };
}
