import { z } from 'zod';
import { keySafe } from '../tables/store/keySafe';
import type { RowValue, TableRow } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';
import { dateTime } from './contentRows';

/** Why a stretch is not in the tables. */
export type GapReason = 'notPolledInTime' | 'expired' | 'refused' | 'unreadable' | 'subscriptionDisabled';

/** A stretch of contentCreated that the tables do not hold, or not whole. Its key is the content, else the span. */
export interface Gap {
  readonly contentType: string;
  readonly from: Date;
  readonly to: Date;
  readonly reason: GapReason | (string & {});
  /** When it was found. */
  readonly since: Date;
  readonly state: 'open' | 'withdrawn' | 'closedByStatement';
  readonly contentId: string | undefined;
  /** Where the gap is one blob: until when the service may still give it. */
  readonly contentExpiration: Date | undefined;
}

const PREFIX = 'gap_';
/** Rows of gaps stand between these in a content type's partition of the coverage table. */
export const GAP_ROW_KEYS = { from: PREFIX, before: 'gap`' } as const;

/** Row key: `gap_` and the contentId; of a span its start and reason, because its end may still move. */
export function gapRowKey({ contentId, from, reason }: Pick<Gap, 'contentId' | 'from' | 'reason'>): string {
  return PREFIX + (contentId === undefined ? `${from.toISOString()}_${reason}` : keySafe(contentId));
}

/** A gap as a row of the coverage table. */
export function gapRow(gap: Gap): TableRow {
  const columns: Record<string, RowValue> = {
    from: dateTime(gap.from),
    to: dateTime(gap.to),
    reason: gap.reason,
    since: dateTime(gap.since),
    state: gap.state,
  };
  if (gap.contentId !== undefined) columns.contentId = gap.contentId;
  if (gap.contentExpiration !== undefined) columns.contentExpiration = dateTime(gap.contentExpiration);
  return { ...columns, partitionKey: gap.contentType, rowKey: gapRowKey(gap) };
}

const columns = z.looseObject({
  partitionKey: z.string(),
  from: z.date(),
  to: z.date(),
  // A newer version may know further reasons.
  reason: z.string(),
  since: z.date(),
  state: z.enum(['open', 'withdrawn', 'closedByStatement']),
  contentId: z.string().optional(),
  contentExpiration: z.date().optional(),
});

/** A row of the coverage table as a gap. */
export function gapOf(row: StoredRow): Gap {
  const {
    partitionKey: contentType,
    from,
    to,
    reason,
    since,
    state,
    contentId,
    contentExpiration,
  } = columns.parse(row);
  return { contentType, from, to, reason, since, state, contentId, contentExpiration };
}
