import { columnUnits, limitColumns } from '../../shared/records/limitColumns';
import type { TableColumn } from '../../shared/records/tableColumn';

function limit(columns: Record<string, TableColumn>, omitted?: string[]) {
  const lengths = Object.values(columns).map(columnUnits);
  return limitColumns(
    columns,
    { longest: Math.max(...lengths), total: lengths.reduce((a, b) => a + b, 0) },
    omitted,
  );
}

test('columns within the limits stay as they are', () => {
  const columns = { A: 'x'.repeat(32_000), B: 5, C: true };
  expect(limit(columns)).toBe(columns);
});

test('text over 32,000 units is left out and named', () => {
  expect(limit({ A: 'x'.repeat(32_001), B: 'b' })).toEqual({ B: 'b', OmittedColumns: '["A"]' });
});

test('over 400 KiB together, the longest go first and no more than needed', () => {
  const columns = Object.fromEntries(
    Array.from({ length: 7 }, (_, at) => [`C${at}`, 'x'.repeat(31_000 + at)]),
  );
  const limited = limit({ ...columns, Small: 's' });
  expect(limited.OmittedColumns).toBe('["C6"]');
  expect(Object.keys(limited)).toEqual(['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'Small', 'OmittedColumns']);
});

test('exactly 400 KiB is kept', () => {
  const columns = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`C${at}`, 'x'.repeat(25_600)]));
  expect(limit(columns)).toBe(columns);
  expect(limit({ ...columns, D: 'y' }).OmittedColumns).toBe('["C0"]');
});

test('what was left out before is named too', () => {
  expect(limit({ A: 'a' }, ['Unclassified'])).toEqual({ A: 'a', OmittedColumns: '["Unclassified"]' });
});
