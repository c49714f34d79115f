import type { PollSummary } from '../../shared/ingest/pollSummary';

/** What became of the records taken, as a list for a sentence. */
export function recordKinds({
  inserted,
  duplicates,
  variants,
  quarantined,
  beyondRetention,
}: Pick<PollSummary, 'inserted' | 'duplicates' | 'variants' | 'quarantined' | 'beyondRetention'>): string {
  const kinds = [
    `${inserted} stored`,
    `${duplicates} known from other content`,
    variants > 0 ? `${variants} with another text than before, kept beside it` : '',
    quarantined > 0 ? `${quarantined} unreadable, kept in quarantine` : '',
    beyondRetention > 0 ? `${beyondRetention} older than you keep, left out` : '',
  ];
  return kinds.filter(Boolean).join(', ');
}
