import { droppableMonths, firstUndroppableMonth } from '../../shared/retention/droppableMonths';
import { firstKeptMonth } from '../../shared/retention/firstKeptMonth';
import { tableNames } from '../../shared/tables/store/tableNames';

const names = tableNames('Audit');

test('the months before another one, oldest first, the records before the index', () => {
  const tables = ['AuditIndex202412', 'AuditRecords202501', 'AuditRecords202412', 'AuditIndex202411'];
  expect(droppableMonths(tables, names, '2025-01')).toEqual([
    { month: '2024-11', tables: ['AuditIndex202411'] },
    { month: '2024-12', tables: ['AuditRecords202412', 'AuditIndex202412'] },
  ]);
});

test('nothing but a month of records and its index is ever dropped', () => {
  const others = [
    'AuditContent',
    'AuditCoverage',
    'AuditQuarantine',
    'AuditSeals',
    'AuditRecords',
    'AuditRecords2024',
    'AuditRecords20240101',
    'XAuditRecords202401',
    'FabrikamRecords202401',
    'AuditRecords202401Copy',
  ];
  expect(droppableMonths(others, names, '9999-12')).toEqual([]);
});

test('tables keep the spelling that they have', () => {
  const [month] = droppableMonths(['auditrecords202401'], names, '2024-02');
  expect(month?.tables).toEqual(['auditrecords202401']);
});

test.each([
  ['2026-11-26T00:00:00Z', '2026-10'],
  ['2026-11-30T23:59:59Z', '2026-10'],
  ['2026-12-01T00:00:00Z', '2026-10'],
  ['2026-12-02T00:00:00Z', '2026-11'],
  ['2026-03-02T00:00:00Z', '2026-01'],
])('on %s no month from %s on is dropped', (now, month) => {
  expect(firstUndroppableMonth(new Date(now))).toBe(month);
});

test.each([
  ['2026-11-26T00:00:00Z', 1, '2026-10'],
  ['2026-01-31T23:59:59Z', 1, '2025-12'],
  ['2026-11-01T00:00:00Z', 84, '2019-11'],
])('on %s with %i months kept, %s is the oldest', (now, months, month) => {
  expect(firstKeptMonth(new Date(now), months)).toBe(month);
});
