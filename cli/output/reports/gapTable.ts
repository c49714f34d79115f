import type { SpanCoverage } from '../../../shared/reports/spanCoverage';
import { gapReason } from '../gapReason';
import type { ReportTable } from './reportTable';

/** Gaps in which records of the report's time may be missing. */
export function gapTable({ gaps }: SpanCoverage): ReportTable {
  return {
    id: 'gaps',
    title: 'Gaps in the tables',
    note: 'Times say when Microsoft made records available, up to 7 days after the event.',
    columns: [
      { title: 'From', kind: 'time' },
      { title: 'To', kind: 'time' },
      { title: 'Content', kind: 'text' },
      { title: 'Reason', kind: 'text' },
    ],
    rows: gaps.map((gap) => [+gap.from, +gap.to, gap.contentType, gapReason(gap.reason)]),
    empty: 'No gap is known in this time.',
  };
}
