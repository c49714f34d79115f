import type { PollSummary } from '../../shared/ingest/pollSummary';
import type { WorkCounts } from '../../shared/worker/workQueue';
import { count } from './count';
import { gapText } from './gapText';
import { recordKinds } from './recordKinds';
import { terminalSafe } from './terminalSafe';

/** What one worker did with the queue, for a person. */
export function ingestReport(
  summary: PollSummary,
  { dropped, poison, left }: WorkCounts,
  durationMs: number,
): string {
  const lines = [
    `Took ${count(summary.records, 'record')} out of ${count(summary.stored, 'content blob')} in ${(durationMs / 1_000).toFixed(1)} s: ${recordKinds(summary)}.`,
  ];
  if (dropped > 0) lines.push(`${count(dropped, 'message')} led to nothing that was still to be fetched.`);
  if (poison > 0)
    lines.push(
      `${count(poison, 'message')} had failed too often: that content is a known gap for now, and polls try it again.`,
    );
  if (left > 0) lines.push(`${count(left, 'message')} could not be dealt with and will come again.`);
  for (const gap of summary.gaps) lines.push(`Missing: ${gapText(gap)}`);
  return [...lines, ...summary.notes].map((line) => `${terminalSafe(line)}\n`).join('');
}
