import { jsonMembers } from '../records/jsonMembers';

/**
 * The exact text of a member's value at the top of a JSON object.
 * @param json text of an object, found to be valid JSON
 * @returns undefined where the object has no such member; the first of several
 */
export function memberText(json: string, isWanted: (name: string) => boolean): string | undefined {
  for (const { source, value } of jsonMembers(json)) if (isWanted(source)) return value;
  return undefined;
}
