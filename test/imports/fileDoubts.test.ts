import { fileDoubts } from '../../shared/imports/fileDoubts';
import type { ExportForm } from '../../shared/sources/exportForm';

const portal: ExportForm = { kind: 'purviewCsv', source: 'csv', delimiter: ',', hasTypeLine: false };
const search: ExportForm = { ...portal, kind: 'searchCsv' };
const subset: ExportForm = { ...portal, kind: 'csv' };
const graph: ExportForm = { kind: 'jsonArray', source: 'graph' };

function isLimited(form: ExportForm, rows: number, sourceLimit?: number): boolean {
  const file = { fileName: 'a.csv', form, rows, emptyRows: 0, quarantined: 0, isWhole: true };
  const doubts = fileDoubts(file, sourceLimit);
  return doubts.some(({ code }) => code === 'rowLimit');
}

describe('fileDoubts', () => {
  it.each([
    [portal, 49_999, undefined, false],
    [portal, 50_000, undefined, true],
    [portal, 50_001, undefined, true],
    [portal, 5_000, undefined, false],
    [search, 4_999, undefined, false],
    [search, 5_000, undefined, true],
    [search, 5_001, undefined, false],
    [search, 10_000, undefined, true],
    [search, 100, undefined, true],
    [search, 50_000, undefined, true],
    [subset, 5_000, undefined, true],
    [graph, 50_000, undefined, false],
    [graph, 1_000_000, undefined, true],
    [search, 1_000, 1_000, true],
    [search, 999, 1_000, false],
    [portal, 80_000, 100_000, false],
  ])('%j with %i rows, limit %s: looks cut off %s', (form, rows, sourceLimit, isCut) => {
    expect(isLimited(form, rows, sourceLimit)).toBe(isCut);
  });

  it('names the last row that could be read, as the report of the file does', () => {
    const file = { fileName: 'a.csv', form: portal, rows: 30, emptyRows: 0, quarantined: 1, isWhole: false };
    expect(fileDoubts(file, undefined)[0]?.text).toBe('a.csv cannot be read beyond row 29.');
  });

  it('lets a person who knows the limit of the search say that full pages are all', () => {
    const file = {
      fileName: 'a.csv',
      form: search,
      rows: 10_000,
      emptyRows: 0,
      quarantined: 0,
      isWhole: true,
    };
    expect(fileDoubts(file, 50_000)).toMatchObject([{ code: 'rowLimit', canBeStated: true }]);
    expect(fileDoubts(file, 10_000)).toMatchObject([{ code: 'rowLimit', canBeStated: false }]);
    expect(fileDoubts(file, undefined)).toMatchObject([{ code: 'rowLimit', canBeStated: false }]);
  });
});
