/**
 * The way back from a record's page to the list that led there: always the search of these pages, whatever the address says.
 * @param back what recordAddress wrote
 */
export function backAddress(back: string | null): string {
  const [query = '', anchor = ''] = (back ?? '').split('#');
  const sent = new URLSearchParams(query).toString();
  return `/${sent === '' ? '' : `?${sent}`}${/^r-[0-9a-f]{16}$/.test(anchor) ? `#${anchor}` : ''}`;
}
