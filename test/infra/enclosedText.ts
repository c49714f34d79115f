/**
 * The text from the first opening bracket after `from` to the one that closes it. Brackets inside of strings come in pairs in Bicep's
 * interpolation, and alone in none of ours.
 */
export function enclosedText(text: string, from: number, brackets: '{}' | '[]' | '()'): string {
  const [open, close] = brackets;
  const start = text.indexOf(open ?? '', from);
  let depth = 0;
  for (let at = start; at >= 0 && at < text.length; at++) {
    if (text[at] === open) depth += 1;
    if (text[at] === close) depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  throw new Error(`no ${brackets} are closed after ${text.slice(from, from + 40)}`);
}
