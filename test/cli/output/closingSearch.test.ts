import { closingSearch } from '../../../cli/output/closingSearch';

const span = {
  contentType: 'Audit.Exchange',
  from: new Date('2026-10-29T00:00:00Z'),
  to: new Date('2026-11-05T01:01:00Z'),
  gaps: 1,
};

describe('closingSearch', () => {
  it('searches each record type in a session of its own, into a file of its own', () => {
    const { search, portal, importCommand } = closingSearch({ ...span, recordTypes: [1, 2, 50, 154] });
    expect(search.split('\n')).toEqual([
      "foreach ($type in 'ExchangeAdmin', 'ExchangeItem', 'ExchangeItemAggregated',",
      "  'OMEPortal') {",
      '  $session = [guid]::NewGuid()',
      '  do {',
      '    $rows = Search-UnifiedAuditLog -RecordType $type `',
      "      -StartDate '2026-10-29 00:00' -EndDate '2026-11-05 01:01' `",
      '      -SessionId $session -SessionCommand ReturnLargeSet -ResultSize 5000',
      '    if ($rows) { $rows |',
      '      Export-Csv "gap-2026-10-29-$type.csv" -Append -NoTypeInformation -Encoding UTF8 }',
      '  } while ($rows)',
      '}',
    ]);
    expect(portal).toBe(
      'Audit, New search, 2026-10-29 00:00 to 2026-11-05 01:01 UTC, record types ExchangeAdmin, ExchangeItem, ExchangeItemAggregated, OMEPortal, no other filter; then Export',
    );
    expect(importCommand).toBe(
      'npm run --silent audit -- import gap-2026-10-29-*.csv --covers 2026-10-29T00:00Z..2026-11-05T01:01Z --source-limit 50000',
    );
  });

  it('searches for everything where the record types cannot be told', () => {
    const given = { ...span, contentType: 'Audit.General', recordTypes: undefined };
    const { search, portal, importCommand } = closingSearch(given);
    expect(search).not.toContain('$type');
    expect(search).toContain('"gap-2026-10-29.csv"');
    expect(portal).toContain('record types all,');
    expect(importCommand).toMatch(/ import gap-2026-10-29\.csv .* --content-type Audit\.General$/);
  });

  it('puts nothing unknown into lines that are to be copied', () => {
    const given = { ...span, contentType: 'Audit.X; reboot', recordTypes: [50, 9_999] };
    const { search, importCommand } = closingSearch(given);
    expect(importCommand).toMatch(/--source-limit 50000$/);
    expect(search).toContain("'ExchangeItemAggregated', '9999') {");
  });
});
