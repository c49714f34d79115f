import type { Coverage } from '../ledger/coverage';
import type { CoverageTable } from '../ledger/coverageTable';
import type { Gap, GapReason } from '../ledger/gap';
import type { PollSummary } from './pollSummary';

/**
 * Writes down what can be told missing before anything is listed: a stretch that the API does not list any more because polling had
 * stopped for too long, and one in which the subscription was found switched off. What lies before coverage began is no gap.
 *
 * @param earliest how far back a listing reaches
 * @param subscription what {@link ensureSubscription} found
 */
export async function openGapBefore(
  {
    contentType,
    known,
    earliest,
    subscription,
    now,
  }: {
    contentType: string;
    known: Coverage;
    earliest: Date;
    subscription: { state: string; startedAt?: Date };
    now: Date;
  },
  { coverage, summary }: { coverage: CoverageTable; summary: PollSummary },
  options: { abortSignal: AbortSignal },
): Promise<void> {
  const { listedTo } = known;
  if (!listedTo) return;
  const open = async (to: Date, reason: GapReason) => {
    if (listedTo >= to) return;
    const gap: Gap = {
      contentType,
      from: listedTo,
      to,
      reason,
      since: now,
      state: 'open',
      contentId: undefined,
      contentExpiration: undefined,
    };
    if (await coverage.open(gap, options)) summary.gaps.push(gap);
  };
  await open(earliest, 'notPolledInTime');
  // What becomes available between a stop and the next start cannot be fetched afterwards (reference, stop a subscription).
  if (subscription.startedAt) await open(subscription.startedAt, 'subscriptionDisabled');
}
