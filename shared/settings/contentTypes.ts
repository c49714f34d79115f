/** Every content type of the Management Activity API, in Microsoft's spelling. */
export const contentTypes: readonly string[] = [
  'Audit.AzureActiveDirectory',
  'Audit.Exchange',
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
];

/**
 * Reads a list of content types in any letter case, separated by commas, semicolons or blanks.
 * @returns the known ones in Microsoft's spelling without repeats, and the names that are not known
 */
export function readContentTypes(text: string): { known: readonly string[]; unknown: readonly string[] } {
  const names = text.split(/[\s,;]+/).filter(Boolean);
  const canonical = (name: string) => contentTypes.find((type) => type.toLowerCase() === name.toLowerCase());
  return {
    known: [...new Set(names.flatMap((name) => canonical(name) ?? []))],
    unknown: names.filter((name) => canonical(name) === undefined),
  };
}
