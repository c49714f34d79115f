import type { Decision } from './decision';

export interface ActivityApiFaultDetails {
  decision: Decision;
  code: string;
  /** What a person can do; for `stop` the only way on. */
  fix: string;
  status?: number | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** The Activity API, or the line to it, did not do what was asked. Never holds a token or a record's content. */
export class ActivityApiFault extends Error {
  override readonly name = 'ActivityApiFault';
  readonly decision: Decision;
  /** `AF20022`, else `http-503`, else the transport's code (`ECONNRESET`) or a word of this client (`paging-loop`). */
  readonly code: string;
  readonly fix: string;
  readonly status: number | undefined;
  /** How long the service asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(what: string, details: ActivityApiFaultDetails) {
    super(what, details.cause === undefined ? undefined : { cause: details.cause });
    this.decision = details.decision;
    this.code = details.code;
    this.fix = details.fix;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
}
