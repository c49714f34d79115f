import type { Coverage } from './coverage';

/**
 * From where on nothing is known to be listed, of what is claimed: a first poll that was cut off may have listed up to a time before the
 * claim begins. Undefined where nothing is claimed yet.
 */
export function unlistedFrom({
  coveredFrom,
  listedTo,
}: Pick<Coverage, 'coveredFrom' | 'listedTo'>): Date | undefined {
  if (!coveredFrom || !listedTo) return listedTo ?? coveredFrom;
  return new Date(Math.max(coveredFrom.getTime(), listedTo.getTime()));
}
