import type { ReplaySummary } from '../../shared/replay/replay';
import { count } from './count';
import { terminalSafe } from './terminalSafe';

/** What a replay did, for a person. */
export function replayReport({ items, replayed, inserted, duplicates, variants }: ReplaySummary): string {
  const kinds = [
    `${inserted} stored`,
    `${duplicates} known already`,
    variants > 0 ? `${variants} with another text than is stored, kept beside it` : '',
  ];
  const lines = [`Replayed ${count(replayed, 'text')}: ${kinds.filter(Boolean).join(', ')}.`];
  const remaining = items.filter(({ isReplayed }) => !isReplayed);
  for (const [reason, ofReason] of Map.groupBy(remaining, (each) => each.reason ?? 'unknown')) {
    lines.push(
      `${count(ofReason.length, 'text')} still cannot be read (${reason}): ${ofReason[0]?.detail ?? ''}`,
    );
  }
  if (remaining.some(({ reason }) => reason === 'implausibleTime')) {
    lines.push('If those times are right, --allow-implausible-time takes them.');
  }
  return lines.map((line) => `${terminalSafe(line)}\n`).join('');
}
