import type { TableClient } from '@azure/data-tables';

/**
 * The account's address in two parts, because a shared access signature may stand behind it as its query.
 * @returns `base` without trailing slash; `signature` as `?...`, or empty
 */
export function accountAddress({ url }: Pick<TableClient, 'url'>): { base: string; signature: string } {
  const { origin, pathname, search } = new URL(url);
  return { base: `${origin}${pathname.replace(/\/$/, '')}`, signature: search };
}
