const WIDTH = 24;

/** How much of a whole is done, as a bar for a terminal. */
export function progressBar(done: number, whole: number): string {
  const filled = whole <= 0 ? 0 : Math.floor((WIDTH * Math.min(Math.max(done, 0), whole)) / whole);
  return `[${'#'.repeat(filled).padEnd(WIDTH, '.')}]`;
}
