import fc from 'fast-check';
import { defusedCell, undefusedCell } from '../../shared/csv/defusedCell';

describe('defusedCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    [' =1', "' =1"],
    ['\n=1', "\n'=1"],
    ['a;=1; -2;b', "a;'=1;' -2;b"],
    ['a\r\n@x', "a\r\n'@x"],
    ['"=1"', '\'"=1"'],
    ['\ufeff=1', "'\ufeff=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
  ])('makes %j harmless', (text, expected) => {
    expect(defusedCell(text)).toBe(expected);
  });

  it.each(['', 'a=b', 'x@contoso.com', "'quoted'", '"', '{"a":"=1"}', '2026-11-01T00:00:00Z', '<id@host>'])(
    'leaves %j alone',
    (text) => {
      expect(defusedCell(text)).toBe(text);
      expect(undefusedCell(text)).toBe(text);
    },
  );

  it('is undone exactly, whatever the text; what it gives is never dangerous', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'\'"=+-@\t\r\n a＝\ufeff') });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        const cell = defusedCell(text);
        expect(undefusedCell(cell)).toBe(text);
        for (const part of cell.split(/[;\n]/)) expect(part).not.toMatch(/^["\s]*[=+\-@\t\r]/);
      }),
      { numRuns: 2_000 },
    );
  });
});
