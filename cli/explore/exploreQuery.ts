import type { RecordQuery } from '../../shared/query/recordQuery';

/** Which records a page asks for. */
export interface ExploreQuery extends RecordQuery {
  readonly mailbox?: string | undefined;
  readonly app?: string | undefined;
  readonly address?: string | undefined;
  readonly session?: string | undefined;
  readonly message?: string | undefined;
  readonly recipient?: string | undefined;
  readonly result?: string | undefined;
  readonly text?: string | undefined;
}
