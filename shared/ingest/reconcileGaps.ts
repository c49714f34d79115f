import type { ContentLedger } from '../ledger/contentLedger';
import type { CoverageTable } from '../ledger/coverageTable';

/**
 * Takes back gaps whose content has been stored after all: a poll that was killed between *stored* and the withdrawal left them open.
 * One point read a gap. A gap for what was unreadable stays: its blob is stored as far as it could be read.
 */
export async function reconcileGaps(
  contentType: string,
  { ledger, coverage }: { ledger: ContentLedger; coverage: CoverageTable },
  options: { abortSignal?: AbortSignal } = {},
): Promise<void> {
  for await (const gap of coverage.openGaps(contentType, options)) {
    if (gap.contentId === undefined || gap.reason === 'unreadable') continue;
    const content = {
      contentType,
      contentId: gap.contentId,
      contentCreated: gap.from.toISOString(),
      contentExpiration: gap.to.toISOString(),
    };
    const entry = await ledger.find(content, options);
    if (entry?.state === 'stored') await coverage.withdraw(content, options);
  }
}
