/** A rule of the API that the client under test broke. */
export interface Violation {
  readonly kind: 'publisherMissing' | 'tokenSentElsewhere' | 'startedTooSoon' | 'windowRule' | 'overQuota';
  readonly operation: string;
  /** Path without query, so that no token of a listing ends up in a test report. */
  readonly path: string;
  readonly at: string;
}
