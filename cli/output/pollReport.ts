import type { PollSummary } from '../../shared/ingest/pollSummary';
import { count } from './count';
import { gapText } from './gapText';
import { terminalSafe } from './terminalSafe';

/** What one poll did, for a person. */
export function pollReport(summary: PollSummary, durationMs: number): string {
  const { records, inserted, duplicates, variants, quarantined, beyondRetention, backlog, gaps, notes } =
    summary;
  const kinds = [
    `${inserted} stored`,
    `${duplicates} known from other content`,
    variants > 0 ? `${variants} with another text than before, kept beside it` : '',
    quarantined > 0 ? `${quarantined} unreadable, kept in quarantine` : '',
    beyondRetention > 0 ? `${beyondRetention} older than you keep, left out` : '',
  ];
  const lines = [
    `Took ${count(records, 'record')} out of ${count(summary.stored, 'content blob')} in ${(durationMs / 1_000).toFixed(1)} s: ${kinds.filter(Boolean).join(', ')}.`,
    summary.complete
      ? 'Complete: everything that Microsoft has made available so far is in the tables.'
      : 'Not complete yet; the next poll goes on from here.',
  ];
  if (backlog > 0) lines.push(`${count(backlog, 'content blob')} still to be fetched.`);
  for (const gap of gaps) lines.push(`Missing: ${gapText(gap)}`);
  return [...lines, ...notes].map((line) => `${terminalSafe(line)}\n`).join('');
}
