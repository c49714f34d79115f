import { recordDetails } from '../records/recordDetails';
import { recordLookups } from '../records/recordLookups';

// A UserId that is no text in the record becomes text in its column, but has no index row.
const MAY_BE_NO_TEXT = /^(-?\d+(\.\d+)?(e[+-]?\d+)?|true|false)$/i;

/**
 * The value under which the index has every record of a user.
 * @returns undefined where it does not: stand-ins for "nobody" such as `Unknown`, and what may be a number in some record
 */
export function indexedUser(user: string): string | undefined {
  if (MAY_BE_NO_TEXT.test(user.trim())) return undefined;
  const fields = { UserId: user };
  return recordLookups(0, fields, recordDetails(fields)).find(({ kind }) => kind === 'user')?.value;
}
