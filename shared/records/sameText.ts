import { canonicalText } from './canonicalText';

/**
 * Whether two record texts say the same, so that one is a repeat of the other and no variant. White space, the order
 * of members, the spelling of string escapes, a UTC `Z` on the record's CreationTime and Graph's `@odata.*` members
 * do not count. The spelling of numbers and repeated keys (how many, in which order) do. Texts that are not JSON
 * are the same only if equal.
 */
export function sameTokens(a: string, b: string): boolean {
  if (a === b) return true;
  const canonical = canonicalText(a);
  return canonical !== undefined && canonical === canonicalText(b);
}
