import { tableNames } from '../../../shared/tables/store/tableNames';

describe('tableNames', () => {
  const names = tableNames('Audit');

  it('gives one records and one index table a month', () => {
    expect(names.records('2026-11-01')).toBe('AuditRecords202611');
    expect(names.records('2026-11-30')).toBe('AuditRecords202611');
    expect(names.index('2026-12-01')).toBe('AuditIndex202612');
    expect([names.content, names.coverage, names.quarantine, names.seals]).toEqual([
      'AuditContent',
      'AuditCoverage',
      'AuditQuarantine',
      'AuditSeals',
    ]);
  });

  it.each([
    ['AuditRecords202611', '202611', undefined],
    ['auditrecords202611', '202611', undefined],
    ['AuditIndex202611', undefined, '202611'],
    ['AuditRecords2026', undefined, undefined],
    ['AuditRecords2026110', undefined, undefined],
    ['OtherRecords202611', undefined, undefined],
    ['MyAuditRecords202611', undefined, undefined],
    ['AuditContent', undefined, undefined],
  ])('reads the month of %s', (tableName, ofRecords, ofIndex) => {
    expect(names.monthOfRecords(tableName)).toBe(ofRecords);
    expect(names.monthOfIndex(tableName)).toBe(ofIndex);
  });
});
