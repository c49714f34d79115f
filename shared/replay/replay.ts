import { emptyPollSummary, type PollSummary } from '../ingest/pollSummary';
import { storeTally } from '../ingest/storeTally';
import { CoverageTable } from '../ledger/coverageTable';
import { knownContentTypes } from '../query/knownContentTypes';
import type { DeliveryCounts } from '../tables/auditRecords/delivery';
import type { StoreOptions } from '../tables/store/tableStore';
import type { QuarantinedItem } from './quarantinedItem';
import { type ReplayDependencies, type ReplayedItem, replayItem } from './replayItem';

/** What a replay did: a poll's summary and what became of each text. */
export interface ReplaySummary extends PollSummary {
  /** Texts that are in the tables now, and count as quarantined no longer. */
  replayed: number;
  /** What became of each, the first thousand. */
  readonly items: ReplayedItem[];
}

// A file of gigabytes may have left its every row in quarantine.
const MOST_ITEMS = 1_000;

/**
 * Replays quarantined texts one after another.
 * @param onItem told of each as it is done
 * @throws OperatorFault where the store cannot be read or written, or a newer version has written the coverage; the signal's reason between two texts
 */
export async function replay(
  items: AsyncIterable<QuarantinedItem> | Iterable<QuarantinedItem>,
  dependencies: ReplayDependencies,
  options: StoreOptions & { onItem?: () => void } = {},
): Promise<ReplaySummary> {
  const { store, names } = dependencies;
  const tally = storeTally(store, names);
  const coverage = new CoverageTable(store, names.coverage);
  for await (const contentType of knownContentTypes({ store, names }, options))
    await coverage.read(contentType, options);
  const summary: ReplaySummary = { ...emptyPollSummary(), replayed: 0, complete: true, items: [] };
  for await (const item of items) {
    options.abortSignal?.throwIfAborted();
    const replayed = await replayItem(item, dependencies, options);
    if (summary.items.length < MOST_ITEMS) summary.items.push(replayed);
    if (replayed.isReplayed) summary.replayed += 1;
    else summary.complete = false;
    const { counts } = replayed;
    for (const name of Object.keys(counts) as (keyof DeliveryCounts)[]) summary[name] += counts[name];
    options.onItem?.();
  }
  return Object.assign(summary, tally());
}
