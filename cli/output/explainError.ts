import { OperatorFault } from '../../shared/faults/operatorFault';
import { terminalSafe } from './terminalSafe';

/**
 * An error as a person needs it: what is wrong, then what to do. Several settings to mend have a line each.
 * @returns lines, each with its end; never a stack
 */
export function explainError(error: unknown): string {
  if (error instanceof OperatorFault) {
    return `${safeLines(error.message)}\n${safeLines(`To mend it: ${error.fix}`)}\n`;
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `${safeLines(`This should not happen: ${what}`)}\nTo mend it: run it once more; if it stays, please report this line with the version of this app.\n`;
}

function safeLines(text: string): string {
  return text.split('\n').map(terminalSafe).join('\n');
}
