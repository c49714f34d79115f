/** A request of somebody who is inside. */
export interface ExploreRequest {
  /** Such as `/record`; always one of the pages' own, or none. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Aborted when nobody waits for the answer any more, or when it takes too long. */
  readonly abortSignal: AbortSignal;
}
