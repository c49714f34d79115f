import { z } from 'zod';
import type { RowValue } from '../tables/store/tableRow';
import { dateTime } from './contentRows';
import type { Span } from './spans';

// A record becomes available up to this long after its event, and content holds what had become available by then.
const LATEST_AVAILABLE_MS = 7 * 24 * 60 * 60_000;

/** What a person states about an export that was imported: that it holds every record of its span. `from`, `to`: times of events. */
export interface ClosingStatement extends Span {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  /** Records in the file. */
  readonly rows: number;
}

/**
 * The content that an export makes up for. Gaps are in times of availability, exports in times of events: content of a moment holds
 * events of the 7 days before it, so that only the part of the span counts which has those 7 days before it, too.
 */
export function spanMadeUpFor({ from, to }: Span): Span {
  return { from: new Date(from.getTime() + LATEST_AVAILABLE_MS), to };
}

/** A statement as columns of the gap that it closes. */
export function statementColumns({
  file,
  sha256,
  rows,
  from,
  to,
}: ClosingStatement): Record<string, RowValue> {
  return {
    statementFile: file,
    statementSha256: sha256,
    statementRows: rows,
    statementFrom: dateTime(from),
    statementTo: dateTime(to),
  };
}

const columns = z.object({
  statementFile: z.string(),
  statementSha256: z.string(),
  statementRows: z.number(),
  statementFrom: z.date(),
  statementTo: z.date(),
});

/** The statement that a gap's row holds; undefined where none does. */
export function statementOf(row: unknown): ClosingStatement | undefined {
  const { data } = columns.safeParse(row);
  return (
    data && {
      file: data.statementFile,
      sha256: data.statementSha256,
      rows: data.statementRows,
      from: data.statementFrom,
      to: data.statementTo,
    }
  );
}
