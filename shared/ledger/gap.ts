import { z } from 'zod';
import { keySafe } from '../tables/store/keySafe';
import type { RowValue, TableRow } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';
import { type ClosingStatement, statementColumns, statementOf } from './closingStatement';
import { dateTime } from './contentRows';
import type { Span } from './spans';

/** Why a stretch is not in the tables. */
export type GapReason = 'notPolledInTime' | 'expired' | 'refused' | 'unreadable' | 'subscriptionDisabled';

/** A stretch of contentCreated that the tables do not hold, or not whole. Its key is the content, else the span. */
export interface Gap extends Span {
  readonly contentType: string;
  readonly reason: GapReason | (string & {});
  /** When it was found. */
  readonly since: Date;
  readonly state: 'open' | 'withdrawn' | 'closedByStatement';
  readonly contentId: string | undefined;
  /** Where the gap is one blob: until when the service may still give it. */
  readonly contentExpiration: Date | undefined;
  /** Where a statement closed it: the evidence. */
  readonly statement?: ClosingStatement | undefined;
}

const PREFIX = 'gap_';
const SPAN_KEY = /^gap_(?<from>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(?<reason>.*)$/;
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
  if (gap.statement !== undefined) Object.assign(columns, statementColumns(gap.statement));
  return { ...columns, partitionKey: gap.contentType, rowKey: gapRowKey(gap) };
}

const date = z.date().optional().catch(undefined);

const columns = z.looseObject({
  partitionKey: z.string(),
  rowKey: z.string(),
  from: date,
  to: date,
  // A newer version may know further reasons.
  reason: z.string().optional().catch(undefined),
  since: date,
  state: z.enum(['open', 'withdrawn', 'closedByStatement']).catch('open'),
  contentId: z.string().optional().catch(undefined),
  contentExpiration: date,
});

/**
 * A row of the coverage table as a gap. One that somebody edited by hand is a gap all the same: its key says what it is about, and what is
 * not readable counts as open.
 */
export function gapOf(row: StoredRow): Gap {
  const { partitionKey: contentType, rowKey, state, contentExpiration, ...read } = columns.parse(row);
  const span = SPAN_KEY.exec(rowKey)?.groups;
  const from = span?.from ? new Date(span.from) : (read.from ?? read.since ?? new Date(0));
  const since = read.since ?? from;
  const found = span && since >= from ? since : from;
  const statement = statementOf(row);
  return {
    contentType,
    from,
    to: read.to && read.to >= from ? read.to : found,
    reason: span?.reason ?? read.reason ?? 'unknown',
    since,
    state,
    contentId: span ? undefined : contentIdOf(rowKey, read.contentId),
    contentExpiration,
    ...(statement && { statement }),
  };
}

function contentIdOf(rowKey: string, column: string | undefined): string {
  return column !== undefined && PREFIX + keySafe(column) === rowKey ? column : rowKey.slice(PREFIX.length);
}
