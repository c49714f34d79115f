import { z } from 'zod';
import type { ContentItem } from '../activityApi/contentItem';

/**
 * The life of a content blob. A row is written before the blob is fetched, so that no crash forgets it (promise P2).
 *
 *   (listing) ──> listed ──────────────> stored      final, beats every other state
 *                 │  ^ │ failed: attempts + 1, pause     ^
 *                 │  └─┘                                 │ the service has it after all
 *                 ├──> refused ───────────────────────────┤ tried again at long pauses
 *                 │       │ contentExpiration passes      │
 *                 └──> expired <──────────────────────────┘ final unless a fetch under way ends well; a gap
 *
 * `stored` content that is fresh is looked at once more when it is older; if it has grown, what came in addition is stored too.
 */
export type ContentState = 'listed' | 'stored' | 'refused' | 'expired';

/** One row of the content ledger. */
export interface ContentEntry extends ContentItem {
  readonly state: ContentState;
  readonly attempts: number;
  /** When it is worth another try. */
  readonly nextAttempt: Date;
  /** Somebody has been told by a message, which is gone at this time; until then nobody else needs to be. */
  readonly queuedUntil?: Date | undefined;
  /** Code only: never a message, which may hold what the service was asked. */
  readonly lastError: string | undefined;
  /** A body that came whole but is no array of records: its hash, how often that very body came, and since when. */
  readonly unreadableSha256: string | undefined;
  readonly unreadableTimes: number;
  readonly unreadableSince: Date | undefined;
  /** Hash of the body that was stored. */
  readonly sha256: string | undefined;
  /** Stored within minutes of its creation: to be looked at once more, because a blob may not be whole at first (elastic/beats#34304). */
  readonly isFresh: boolean;
  readonly etag: string;
}

// One more must still fit an Int32 column: a number that the service refuses would stop every poll.
const MOST_TIMES = 2 ** 31 - 2;

/** Columns of a ledger row as they are read; a row that somebody edited by hand is read as far as it goes. */
export const contentColumns = z.looseObject({
  partitionKey: z.string(),
  rowKey: z.string(),
  etag: z.string(),
  contentId: z.string().optional().catch(undefined),
  contentType: z.string().optional().catch(undefined),
  state: z.enum(['listed', 'stored', 'refused', 'expired']).catch('listed'),
  attempts: z.number().int().nonnegative().max(MOST_TIMES).catch(0),
  nextAttempt: z.date().catch(new Date(0)),
  queuedUntil: z.date().optional().catch(undefined),
  lastError: z.string().optional().catch(undefined),
  contentCreated: z.date().optional().catch(undefined),
  contentExpiration: z.date().optional().catch(undefined),
  unreadableSha256: z.string().optional().catch(undefined),
  unreadableTimes: z.number().int().nonnegative().max(MOST_TIMES).catch(0),
  unreadableSince: z.date().optional().catch(undefined),
  sha256: z.string().optional().catch(undefined),
  isFresh: z.boolean().catch(false),
});

/** Names of the columns that make an entry. */
export const CONTENT_COLUMNS = Object.keys(contentColumns.shape).filter(
  (name) => !['partitionKey', 'rowKey', 'etag'].includes(name),
);
