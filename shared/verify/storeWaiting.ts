import type { ActivityApi } from '../activityApi/activityApi';
import type { ContentItem } from '../activityApi/contentItem';
import { ContentIntake } from '../ingest/contentIntake';
import { emptyPollSummary, type PollSummary } from '../ingest/pollSummary';
import type { ContentEntry } from '../ledger/contentEntry';
import { ContentLedger } from '../ledger/contentLedger';
import { CoverageTable } from '../ledger/coverageTable';
import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { Repair } from './repair';

export interface StoreWaitingRoom {
  readonly api: ActivityApi;
  readonly store: TableStore;
  readonly names: TableNames;
  readonly clock: Clock;
  readonly retentionMonths: number | undefined;
  readonly repair: Repair;
}

/** Takes content that the ledger does not call stored, as a poll does: into the ledger first, then into the tables. */
export class StoreWaiting {
  readonly #ledger: ContentLedger;
  readonly #intake: ContentIntake;
  readonly #summary: PollSummary = emptyPollSummary();

  constructor({ api, store, names, clock, retentionMonths, repair }: StoreWaitingRoom) {
    const { index, records, quarantine } = repair;
    this.#ledger = new ContentLedger(store, names.content, clock);
    const coverage = new CoverageTable(store, names.coverage);
    const writers = { api, records, quarantine, clock, retentionMonths };
    this.#intake = new ContentIntake(writers, index, this.#ledger, coverage, this.#summary);
  }

  /** Records and texts that came into the tables. */
  get repaired(): number {
    return this.#summary.inserted + this.#summary.variants + this.#summary.quarantined;
  }

  /**
   * @param known entries of those that the ledger knows
   * @throws OperatorFault, the abort signal's reason; a blob that cannot be had stays in the ledger
   */
  async store(
    items: readonly ContentItem[],
    known: ReadonlyMap<string, ContentEntry>,
    { abortSignal = new AbortController().signal }: { abortSignal?: AbortSignal | undefined },
  ): Promise<void> {
    const unknown = items.filter(({ contentId }) => !known.has(contentId));
    const entries = await this.#ledger.list(unknown, { abortSignal });
    for (const { contentId } of items) {
      const entry = known.get(contentId);
      if (entry) entries.push(entry);
    }
    for (const entry of entries) await this.#intake.take(entry, { abortSignal });
    await this.#intake.finish();
  }
}
