import type { Output } from './output';

const INTERVAL_MS = 250;
const CLEAR_LINE = '\r\u001b[K';

/**
 * Shows on one line how far work has come, only where a person watches, and takes the line away at the end.
 * @param line what to show now; asked for again and again
 * @returns what the work gives
 */
export async function withProgress<T>(err: Output, line: () => string, work: () => Promise<T>): Promise<T> {
  if (!err.isTerminal) return work();
  const timer = setInterval(() => void err.write(`${CLEAR_LINE}${line()}`), INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await err.write(CLEAR_LINE);
  }
}
