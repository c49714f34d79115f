import type { CoverageTable } from '../ledger/coverageTable';
import type { Gap, GapReason } from '../ledger/gap';
import type { Clock } from '../time/clock';
import type { PollSummary } from './pollSummary';

/** Writes down that a span is missing, as far as no gap tells it already; an empty span is none. */
export async function openSpanGap(
  { contentType, from, to, reason }: { contentType: string; from: Date; to: Date; reason: GapReason },
  { coverage, clock, summary }: { coverage: CoverageTable; clock: Clock; summary: PollSummary },
  options: { abortSignal: AbortSignal },
): Promise<void> {
  if (from >= to) return;
  const gap: Gap = {
    contentType,
    from,
    to,
    reason,
    since: clock.now(),
    state: 'open',
    contentId: undefined,
    contentExpiration: undefined,
  };
  summary.gaps.push(...(await coverage.openSpan(gap, options)));
}
