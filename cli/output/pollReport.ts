import type { PollSummary } from '../../shared/ingest/pollSummary';
import { count } from './count';
import { gapText } from './gapText';
import { recordKinds } from './recordKinds';
import { terminalSafe } from './terminalSafe';

/** What one poll did, for a person. */
export function pollReport(summary: PollSummary, durationMs: number): string {
  const { records, queued, backlog, gaps, notes } = summary;
  const tookNothing = records === 0 && summary.stored === 0;
  const lines: string[] = [];
  if (queued > 0)
    lines.push(
      `Handed ${count(queued, 'content blob')} over to the queue; ingest, or the function app, fetches them.`,
    );
  if (queued === 0 || !tookNothing)
    lines.push(
      `Took ${count(records, 'record')} out of ${count(summary.stored, 'content blob')} in ${(durationMs / 1_000).toFixed(1)} s: ${recordKinds(summary)}.`,
    );
  if (summary.complete)
    lines.push('Complete: everything that Microsoft has made available so far is in the tables.');
  else lines.push('Not complete yet; the next poll goes on from here.');
  if (backlog > 0) lines.push(`${count(backlog, 'content blob')} still to be fetched.`);
  for (const gap of gaps) lines.push(`Missing: ${gapText(gap)}`);
  return [...lines, ...notes].map((line) => `${terminalSafe(line)}\n`).join('');
}
