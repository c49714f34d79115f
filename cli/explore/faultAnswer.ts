import { OperatorFault } from '../../shared/faults/operatorFault';
import type { Answer } from './answer';
import { plainPage } from './plainPage';

/** What a person is told where a page could not be made: what to do, and never a stack or a word of an unforeseen error. */
export function faultAnswer(error: unknown, { isTooSlow }: { isTooSlow: boolean }): Answer {
  if (isTooSlow) {
    return plainPage(
      503,
      'This took too long',
      'Go back and ask for a shorter time, or name a user, an address or a message: those are found at once. If that takes long, too, the tables are slow to answer just now.',
    );
  }
  if (error instanceof OperatorFault)
    return plainPage(503, error.message, `${error.fix} Then reload this page.`);
  return plainPage(
    500,
    'This should not have happened',
    'The terminal window says more. Go back and try again.',
  );
}
