import { statusReport } from '../../../cli/output/statusReport';
import { contentTypeWith, NOW, openGapWith, statusWith } from './status';

const at = (text: string) => new Date(text);
const report = (status: Parameters<typeof statusReport>[0]) =>
  statusReport(status, NOW, { isColoured: false });

/** Its parts; an empty line is between two. */
const parts = (status: Parameters<typeof statusReport>[0]) => report(status).split('\n\n');

describe('statusReport', () => {
  it('says that nothing was polled', () => {
    expect(report(statusWith({ contentTypes: [] }))).toBe('Nothing has been polled into these tables yet.\n');
  });

  it('does not take coverage that somebody deleted for tables that nobody polled', () => {
    const lost = report(statusWith({ contentTypes: [], isCoverageLost: true }));
    expect(lost).toMatch(/^What is covered, and which gaps there were, is not known any more/);
    expect(lost).not.toContain('Nothing has been polled');
  });

  it('tells in a few lines that all is well', () => {
    const [types, state, calendar, legend, note] = parts(statusWith());
    expect(types?.split('\n')).toEqual([
      'Audit.Exchange',
      '  Complete      2026-11-01 00:00:00 to 2026-11-10 11:55:00, 5 min behind',
      '  Final to      2026-11-03 11:55:00',
      '  Last poll     2026-11-10 11:55:00 (5 min ago)',
      '  Waiting       nothing',
    ]);
    expect(state).toBe('No gaps.\nNothing in quarantine.');
    expect(calendar).toMatch(/^Audit\.Exchange, by hour .*\n/);
    expect(legend).toContain('# covered');
    expect(note).toMatch(/^Times are UTC/);
  });

  it('tells what waits, what is missing and how to mend it', () => {
    const gap = openGapWith();
    const coveredTo = at('2026-11-10T11:00:00Z');
    const status = statusWith({
      contentTypes: [
        contentTypeWith({
          coveredTo,
          coveredSpans: [
            { from: at('2026-11-01T00:00:00Z'), to: gap.from },
            { from: gap.to, to: coveredTo },
          ],
          settledTo: at('2026-10-31T00:00:00Z'),
          backlog: 2,
          waiting: {
            contents: 2,
            since: coveredTo,
            attempts: 3,
            lastError: 'AF50000',
            contentExpiration: at('2026-11-17T11:00:00Z'),
          },
        }),
      ],
      gaps: [
        gap,
        openGapWith({
          from: coveredTo,
          to: coveredTo,
          reason: 'refused',
          contentId: 'blob-1',
          fetchableUntil: at('2026-11-17T11:00:00Z'),
        }),
      ],
      closingExports: [
        {
          contentType: 'Audit.Exchange',
          from: at('2026-10-29T00:00:00Z'),
          to: at('2026-11-05T01:01:00Z'),
          gaps: 1,
          recordTypes: [50],
        },
      ],
      closedGaps: [
        {
          ...openGapWith({ state: 'closedByStatement', from: at('2026-11-02T00:00:00Z') }),
          statement: {
            file: 'export.csv',
            sha256: 'ab'.repeat(32),
            rows: 1_234,
            from: at('2026-10-26T00:00:00Z'),
            to: at('2026-11-05T00:00:00Z'),
          },
        },
      ],
      quarantined: 3,
      quarantine: [
        { reason: 'invalidJson', texts: 2 },
        { reason: 'missingId', texts: 1 },
      ],
    });
    const [types, state, search, note, closed] = parts(status);
    expect(types?.split('\n')).toEqual([
      'Audit.Exchange',
      '  Complete      2026-11-01 00:00:00 to 2026-11-10 11:00:00, 60 min behind, but for the gaps below',
      '  No gap since  2026-11-05 01:00:00',
      '  Final to      nothing yet, Microsoft may add for 7 days',
      '  Last poll     2026-11-10 11:55:00 (5 min ago)',
      '  Waiting       2 content blobs, the oldest since 2026-11-10 11:00:00, asked for 3 times (AF50000)',
    ]);
    expect(state?.split('\n')).toEqual([
      '2 gaps:',
      '  2026-11-05 00:00:00 to 2026-11-05 01:00:00  Audit.Exchange',
      '    Found 2026-11-09 00:00:00: nothing polled for more than 7 days, and Microsoft lists no more.',
      '    Only an export can close it, see below.',
      '  2026-11-10 11:00:00  Audit.Exchange, content blob-1',
      '    Found 2026-11-09 00:00:00: Microsoft lists it but does not give it out.',
      '    Nothing to do yet: asked for again until 2026-11-17 11:00:00.',
      '3 unreadable texts in quarantine (2 not valid JSON, 1 without Id). To see them and to try them',
      '  again:',
      '  npm run --silent audit -- replay',
    ]);
    expect(search?.split('\n')[0]).toBe('To close 1 gap of Audit.Exchange, in Exchange Online PowerShell:');
    expect(search?.split('\n').at(-1)).toMatch(
      /^ {4}npm run --silent audit -- import gap-2026-10-29-\*\.csv --covers /,
    );
    expect(note).toContain('A search ends at 50,000 rows');
    expect(closed?.split('\n')).toEqual([
      '1 gap closed by the statement that an import holds all of it:',
      '  2026-11-02 00:00:00 to 2026-11-05 01:00:00  Audit.Exchange',
      '    export.csv, 1,234 rows, events 2026-10-26 00:00:00 to 2026-11-05 00:00:00, SHA-256',
      `    ${'ab'.repeat(32)}`,
    ]);
  });

  it('shows what must be acted on first', () => {
    const status = statusWith({
      contentTypes: [contentTypeWith({ lastPollAt: at('2026-11-10T08:00:00Z') })],
    });
    expect(report(status)).toMatch(/^! Nothing has polled for 4 h/);
  });

  it('is short however many gaps there are', () => {
    const gaps = Array.from({ length: 500 }, () => openGapWith());
    const closingExports = Array.from({ length: 40 }, () => ({
      contentType: 'Audit.Exchange',
      from: at('2026-10-29T00:00:00Z'),
      to: at('2026-11-05T01:01:00Z'),
      gaps: 1,
      recordTypes: [50],
    }));
    const text = report(statusWith({ gaps, closingExports }));
    expect(text).toContain('  and 488 gaps more: --json and --html show all\n');
    expect(text).toContain('37 exports more would close the other gaps: --json and --html show them.\n');
    expect(text.split('\n').length).toBeLessThan(130);
  });

  it('is safe for the terminal', () => {
    const text = report(statusWith({ gaps: [openGapWith({ contentId: 'a\u001b]0;b' })] }));
    expect(text).toContain('content a\\u001b]0;b');
  });
});
