import type { RecordCount } from '../../shared/query/recordCounts';
import { recordTypeName } from '../../shared/records/recordTypes';
import { plainTable } from './plainTable';

/** Records by type and day: a line for each type, a column for each day while they are few, else the sums alone. */
export function countTable(counts: readonly RecordCount[]): string {
  const days = [...new Set(counts.map(({ day }) => day))].sort();
  const shown = days.length <= 8 ? days : [];
  const byType = Map.groupBy(counts, ({ recordType }) => recordType);
  const rows = [...byType].map(([recordType, ofType]) => [
    String(recordType),
    recordTypeName(recordType),
    ...shown.map((day) => String(sum(ofType.filter((each) => each.day === day)) || '-')),
    String(sum(ofType)),
  ]);
  const totals = shown.map((day) => String(sum(counts.filter((each) => each.day === day))));
  const head = ['Type', 'Name', ...shown, 'All'];
  const numeric = ['Type', ...shown, 'All'];
  return plainTable(head, [...rows, ['', 'All', ...totals, String(sum(counts))]], { numeric });
}

function sum(counts: readonly RecordCount[]): number {
  return counts.reduce((total, { records, variants }) => total + records + variants, 0);
}
