/**
 * The address of a record's page.
 * @param back the search that led there, as its own address
 */
export function recordAddress(id: string, back?: string): string {
  const query = new URLSearchParams({ id });
  if (back !== undefined && back !== '/') query.set('back', back.replace(/^\/\??/, ''));
  return `/record?${query}`;
}
