// As the records of the Exchange family have them: cmdlets True and False, mailbox actions Succeeded and so on, the portal Success.
const KNOWN = ['Succeeded', 'PartiallySucceeded', 'Failed', 'Success', 'Failure', 'True', 'False'];

/** The spellings of a ResultStatus that the store is asked for: it cannot disregard letter case itself. */
export function resultSpellings(typed: string): string[] {
  const asked = typed.trim();
  const lower = asked.toLowerCase();
  const known = KNOWN.find((spelling) => spelling.toLowerCase() === lower);
  const capital = lower.charAt(0).toUpperCase() + lower.slice(1);
  return [...new Set([known ?? capital, asked, lower, asked.toUpperCase()])];
}
