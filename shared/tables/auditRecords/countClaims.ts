import type { PendingRecord } from './pendingRecord';
import type { Settlement } from './settlement';

/**
 * Counts a settled record in every delivery that brought it, and lets it go there. A row that carries the delivery's own ContentId is
 * its own, also where it was written before a stop; a repeat inside the delivery, and what another one had stored, is a duplicate.
 * @param indexGeneration the generation of the index that leads to the record
 */
export function countClaims(
  { claims }: PendingRecord,
  { kind, contentId }: Settlement,
  indexGeneration: number,
): void {
  for (const { delivery, isRepeat } of claims) {
    const { counts, origin } = delivery;
    const isOwn = contentId === origin.contentId && !isRepeat;
    if (kind === 'respelled') counts.respelled += 1;
    if (kind === 'lossy') delivery.lossy += 1;
    if (kind === 'respelled' || kind === 'lossy' || !isOwn) counts.duplicates += 1;
    else if (kind === 'variant') counts.variants += 1;
    else counts.inserted += 1;
    delivery.release(indexGeneration);
  }
}
