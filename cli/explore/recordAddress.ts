/**
 * The address of a record's page.
 * @param back the address of the page that leads there
 */
export function recordAddress(id: string, back: string): string {
  return `/record?${new URLSearchParams({ id, back })}`;
}
