import type { ListingWindow } from '../activityApi/activityApi';
import type { Findings } from './findings';
import type { VerifyRun } from './verifyRun';

/** What a verification found, over all content types. */
export interface VerifyResult {
  /** One of each content type. */
  readonly runs: readonly VerifyRun[];
  readonly findings: Findings;
  /** Part of the span asked for that lies too far back for Microsoft to list it. */
  readonly notListable: ListingWindow | undefined;
  /** What kept the verification from its end, for a person; codes and counts only. */
  readonly notes: readonly string[];
}
