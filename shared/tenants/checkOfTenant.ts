import type { Check } from '../doctor/check';
import { ENTRY_VARIABLES } from './tenantEntry';

/** A check of one tenant of several, in the words of its entry in TENANTS, where a person has to mend it. */
export function checkOfTenant(check: Check, name: string | undefined): Check {
  if (name === undefined) return check;
  const inEntry = (text: string) =>
    Object.entries(ENTRY_VARIABLES).reduce(
      (words, [key, variable]) =>
        words.replaceAll(new RegExp(`\\b${variable}\\b`, 'g'), `${key} of ${name} in TENANTS`),
      text,
    );
  const { detail, fix } = check;
  return { ...check, name: inEntry(check.name), detail: inEntry(detail), fix: fix && inEntry(fix) };
}
