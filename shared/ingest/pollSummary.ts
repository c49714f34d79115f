import type { Gap } from '../ledger/gap';
import type { SealHead } from '../seals/sealHeads';
import type { DeliveryCounts } from '../tables/auditRecords/delivery';

/**
 * What one poll did, its counts those of the content stored (or read but not whole) in it. Printed by `poll --json`, logged by the timer
 * function as one line. Public: keys may be added, not changed.
 */
export interface PollSummary extends DeliveryCounts {
  /** Content that was not known before. */
  listed: number;
  /** Content that workers were told of by a message. */
  queued: number;
  /** Content whose every record and index row is durable now. */
  stored: number;
  refused: number;
  expired: number;
  /** Write requests to the records tables. */
  transactions: number;
  ledgerTransactions: number;
  indexTransactions: number;
  /** Read requests to all tables. */
  reads: number;
  /** Requests to the Activity API, repeats included. */
  apiRequests: number;
  /** Gaps found by this poll. */
  gaps: Gap[];
  /** Newest hashes of the days that were sealed: kept elsewhere, in a log, they show later that a chain was cut. */
  seals: SealHead[];
  /** Days of a record type that are not as they were sealed. */
  sealsChanged: number;
  /** Newest hashes that could not be copied to the container of seal heads; a later poll copies them. */
  sealsNotCopied: number;
  /** Content that waits for a later poll. */
  backlog: number;
  /** Every window up to this poll's start was listed to its last page, nothing is waiting, all subscriptions are enabled. */
  complete: boolean;
  /** What kept the poll from being complete, for a person; codes and counts only. */
  notes: string[];
}

/** The summary of a poll that has done nothing yet. */
export function emptyPollSummary(): PollSummary {
  return {
    listed: 0,
    queued: 0,
    stored: 0,
    refused: 0,
    expired: 0,
    records: 0,
    inserted: 0,
    duplicates: 0,
    respelled: 0,
    variants: 0,
    quarantined: 0,
    beyondRetention: 0,
    transactions: 0,
    ledgerTransactions: 0,
    indexTransactions: 0,
    reads: 0,
    apiRequests: 0,
    gaps: [],
    seals: [],
    sealsChanged: 0,
    sealsNotCopied: 0,
    backlog: 0,
    complete: false,
    notes: [],
  };
}
