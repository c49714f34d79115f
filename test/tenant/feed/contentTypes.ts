/** The content types of the Activity API; compared without regard to case (reference, "Subscriptions"). */
export const contentTypes = [
  'Audit.AzureActiveDirectory',
  'Audit.Exchange',
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
] as const;

/** @returns the type in the service's spelling, or undefined where there is no such type */
export function findContentType(name: string): string | undefined {
  return contentTypes.find((known) => known.toLowerCase() === name.toLowerCase());
}
