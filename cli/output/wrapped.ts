import { terminalSafe } from './terminalSafe';

const WIDTH = 100;

/**
 * A text in lines that fit a terminal of 100 columns, each with its end; a word that is longer stays whole.
 * @param indent what the first line begins with, and the lines after it
 */
export function wrapped(
  text: string,
  { first = '', next = '' }: { first?: string; next?: string } = {},
): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of terminalSafe(text).split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].map((each) => `${each}\n`).join('');
}
