/**
 * How an operation's name is asked for: as it is, letter case included, or with `*` for any characters.
 * @returns the exact name where there is no `*` (the store can choose by it), and the test either way
 */
export function operationPattern(operation: string): {
  exact: string | undefined;
  matches(name: unknown): boolean;
} {
  if (!operation.includes('*')) return { exact: operation, matches: (name) => name === operation };
  // Piece by piece rather than as a regular expression: many stars must not make it slow.
  const [first = '', ...rest] = operation.split('*');
  const last = rest.pop() ?? '';
  return {
    exact: undefined,
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
