import { terminalSafe } from './terminalSafe';

/**
 * A record's received text as one line of JSON Lines. Raw line breaks stand only between the tokens of a JSON text, never inside its
 * strings, so taking them out changes nothing that the text says.
 * @param options.isTerminal writes what a terminal could obey as JSON escapes; elsewhere the text stays as it came
 */
export function jsonLine(text: string, { isTerminal }: { isTerminal: boolean }): string {
  const line = text.replace(/[\r\n]+/g, '');
  return `${isTerminal ? terminalSafeJson(line) : line}\n`;
}

/** A tab may stand between tokens, where an escape would not be JSON. */
function terminalSafeJson(line: string): string {
  return line.split('\t').map(terminalSafe).join(' ');
}
