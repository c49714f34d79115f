/**
 * How an operation's name is asked for: as it is, letter case included, or with `*` for any characters.
 * @returns the exact name where there is no `*`, what stands before the first `*` (the store can choose by either), and the test
 */
export function operationPattern(operation: string): {
  exact: string | undefined;
  start: string;
  matches(name: unknown): boolean;
} {
  if (!operation.includes('*'))
    return { exact: operation, start: operation, matches: (name) => name === operation };
  // Piece by piece rather than as a regular expression: many stars must not make it slow.
  const [first = '', ...rest] = operation.split('*');
  const last = rest.pop() ?? '';
  return {
    exact: undefined,
    start: first,
    matches(name) {
      if (typeof name !== 'string' || !name.startsWith(first) || !name.endsWith(last)) return false;
      const end = name.length - last.length;
      let at = first.length;
      for (const piece of rest) {
        const found = name.indexOf(piece, at);
        if (found === -1) return false;
        at = found + piece.length;
      }
      return at <= end;
    },
  };
}
