import { withoutBrackets } from '../records/withoutBrackets';

/** A message id as it is compared: in lower case, without angle brackets. */
export function bareMessageId(messageId: string): string {
  return withoutBrackets(messageId.trim().toLowerCase());
}
