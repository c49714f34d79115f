import { REPORT_KINDS } from './reportKinds';

const LISTS: ReadonlySet<string> = new Set(['/', ...REPORT_KINDS.map(({ path }) => path)]);

/**
 * The way back from a record's page to what led there: always one of these pages, whatever the address says.
 * @param back what recordAddress wrote
 */
export function backAddress(back: string | null): string {
  const [address = '', anchor = ''] = (back ?? '').split('#');
  const [path = '', ...query] = address.split('?');
  if (!LISTS.has(path)) return '/';
  const sent = new URLSearchParams(query.join('?')).toString();
  return `${path}${sent === '' ? '' : `?${sent}`}${/^r-[0-9a-f]{16}$/.test(anchor) ? `#${anchor}` : ''}`;
}
