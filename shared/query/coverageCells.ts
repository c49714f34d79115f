import { intersectSpans, type Span, subtractSpans } from '../ledger/spans';

/**
 * What is known of a cell of the calendar, the moments to come left out:
 * `beforeCoverage` nothing is claimed · `covered` all of it is in the tables · `closed` so is all but what an import made up for, by a
 * person's statement · `waiting` not all of it is fetched yet · `gap` all of it is missing · `partly` some of it is missing, or claimed ·
 * `future`.
 */
export type CellState = 'beforeCoverage' | 'covered' | 'closed' | 'waiting' | 'gap' | 'partly' | 'future';

/** An hour or a day of availability; `to` does not belong to it. */
export interface CoverageCell extends Span {
  readonly state: CellState;
}

/** What a picture of coverage is drawn from. */
export interface CoverageSpans {
  readonly coveredFrom: Date | undefined;
  readonly coveredTo: Date | undefined;
  /** Open gaps; that of one blob is a moment. */
  readonly gaps: readonly Span[];
  /** Gaps closed by statement. */
  readonly closedGaps: readonly Span[];
}

/**
 * Cuts a stretch of time into cells of one size, each with its state: every moment of the stretch is in exactly one cell.
 * @param stretch from the start of the first cell; the last cell holds what is left
 */
export function coverageCells(
  coverage: CoverageSpans,
  { from, to }: Span,
  cellMs: number,
  now: Date,
): CoverageCell[] {
  const [gaps, closed] = [coverage.gaps.map(withMoment), coverage.closedGaps.map(withMoment)];
  const cells: CoverageCell[] = [];
  for (let start = from.getTime(); start < to.getTime(); start += cellMs) {
    const cell = { from: new Date(start), to: new Date(Math.min(start + cellMs, to.getTime())) };
    const near = { ...coverage, gaps: gaps.filter(touches(cell)), closedGaps: closed.filter(touches(cell)) };
    cells.push({ ...cell, state: cellState(near, cell, now) });
  }
  return cells;
}

function cellState(
  { coveredFrom, coveredTo, gaps, closedGaps }: CoverageSpans,
  cell: Span,
  now: Date,
): CellState {
  const past = { from: cell.from, to: earlier(cell.to, now) };
  if (past.from >= past.to) return 'future';
  const missing = intersectSpans([past], gaps);
  const before = { from: past.from, to: earlier(past.to, coveredFrom ?? past.to) };
  const claimed = subtractSpans([past], [before]);
  if (missing.length > 0) return subtractSpans(claimed, missing).length === 0 ? 'gap' : 'partly';
  if (claimed.length === 0) return 'beforeCoverage';
  if (before.from < before.to) return 'partly';
  if (!coveredTo || past.to > coveredTo) return 'waiting';
  return intersectSpans([past], closedGaps).length > 0 ? 'closed' : 'covered';
}

/** The gap of one blob has no length, and is drawn all the same. */
function withMoment({ from, to }: Span): Span {
  return { from, to: new Date(Math.max(to.getTime(), from.getTime() + 1)) };
}

function touches(cell: Span): (span: Span) => boolean {
  return (span) => span.from < cell.to && span.to > cell.from;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
