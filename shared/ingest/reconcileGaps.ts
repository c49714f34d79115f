import type { ContentLedger } from '../ledger/contentLedger';
import type { CoverageTable } from '../ledger/coverageTable';
import { isMadeUpFor } from '../ledger/isMadeUpFor';

// No fetch that was under way at contentExpiration takes longer.
const LONGEST_FETCH_MS = 24 * 60 * 60_000;

/**
 * Takes back gaps whose content has been stored after all: a poll that was killed between *stored* and the withdrawal left them open.
 * One point read a gap; none where a poll has run to its end since its content can have been stored, so that gaps of long ago cost nothing.
 *
 * @param lastPollAt when the newest poll that ran to its end began
 */
export async function reconcileGaps(
  contentType: string,
  {
    ledger,
    coverage,
    lastPollAt,
  }: { ledger: ContentLedger; coverage: CoverageTable; lastPollAt: Date | undefined },
  options: { abortSignal?: AbortSignal } = {},
): Promise<void> {
  const doneTo = (lastPollAt?.getTime() ?? Number.NEGATIVE_INFINITY) - LONGEST_FETCH_MS;
  for await (const gap of coverage.openGaps(contentType, options)) {
    if (gap.contentId === undefined) continue;
    if (gap.contentExpiration && gap.contentExpiration.getTime() < doneTo) continue;
    const content = {
      contentType,
      contentId: gap.contentId,
      contentCreated: gap.from.toISOString(),
      contentExpiration: gap.to.toISOString(),
    };
    const entry = await ledger.find(content, options);
    if (entry && isMadeUpFor(gap, entry)) await coverage.withdraw(content, options);
  }
}
