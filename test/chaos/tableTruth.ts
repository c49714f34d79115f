import type { TrueRecord } from '../tenant/content/truth';
import type { PublishedContent } from '../tenant/tenant';

/** What the tables have to hold in the end. */
export interface TableTruth {
  readonly records: readonly TrueRecord[];
  readonly contents: readonly PublishedContent[];
  /** Blobs whose rest nobody can read, by contentId, with their whole bytes: the rest is one quarantine row and a gap. */
  readonly unreadable?: ReadonlyMap<string, Uint8Array>;
  /** ContentIds of what could not be had, or not to its end: its records may be there or not. */
  readonly missable?: ReadonlySet<string>;
}
