/**
 * The name that somebody probably meant: the one with the fewest changed, added, missing or swapped characters, letter case aside.
 * @returns undefined where none is near (more than a third of the characters wrong)
 */
export function closestName(typed: string, names: Iterable<string>): string | undefined {
  let closest: { name: string; distance: number } | undefined;
  for (const name of names) {
    const most = Math.max(1, Math.floor(Math.max(typed.length, name.length) / 3));
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
    if (distance <= most && distance < (closest?.distance ?? Number.POSITIVE_INFINITY))
      closest = { name, distance };
  }
  return closest?.name;
}

/** Optimal string alignment distance, row by row. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
