import { parse } from 'csv-parse/sync';
import { reportCsv } from '../../../../cli/output/reports/reportCsv';
import { reportView } from './page';

describe('reportCsv', () => {
  it('has a line for everything that the report says', async () => {
    const view = await reportView();
    const lines: Record<string, string>[] = parse([...reportCsv(view)].join(''), {
      bom: true,
      columns: true,
    });
    const parts = Map.groupBy(lines, ({ Part = '' }) => Part);
    expect([...parts].map(([part, own]) => [part, own.length])).toEqual([
      ['Note', 1],
      ['Answer', view.answer.length],
      ['What cannot be known', view.limits.length],
      ...view.tables.filter(({ rows }) => rows.length > 0).map(({ title, rows }) => [title, rows.length]),
    ]);
    expect(parts.get('Folders synchronised')).toMatchObject([
      {
        Mailbox: 'alice@contoso.com',
        Folder: 'Contracts',
        First: '2026-11-10T03:15:00.000Z',
        Record: 'sync-1',
      },
    ]);
  });

  it('defuses formulas', async () => {
    const lines = [...reportCsv(await reportView())].join('');
    expect(lines).toContain(",'=1+1 <script>,");
    expect(lines).not.toMatch(/(?:^|,)"?=/m);
  });
});
