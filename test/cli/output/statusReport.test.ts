import { statusReport } from '../../../cli/output/statusReport';

const at = (text: string) => new Date(text);

describe('statusReport', () => {
  it('tells what is complete, missing and waiting', () => {
    const status = {
      contentTypes: [
        {
          contentType: 'Audit.Exchange',
          beforeCoverage: { to: at('2026-11-01T00:00:00Z') },
          coveredFrom: at('2026-11-01T00:00:00Z'),
          coveredTo: at('2026-11-10T11:00:00Z'),
          settledTo: undefined,
          lastContentCreated: undefined,
          lastPollAt: at('2026-11-10T11:55:00Z'),
          backlog: 3,
        },
      ],
      gaps: [
        {
          contentType: 'Audit.Exchange',
          from: at('2026-11-05T00:00:00Z'),
          to: at('2026-11-05T01:00:00Z'),
          reason: 'notPolledInTime' as const,
          since: at('2026-11-09T00:00:00Z'),
          contentId: undefined,
        },
      ],
      quarantined: 1,
    };
    expect(statusReport(status, at('2026-11-10T12:00:00Z')).split('\n')).toEqual([
      'Content type    Complete from        to                                Final to  Last poll            Waiting',
      'Audit.Exchange  2026-11-01 00:00:00  2026-11-10 11:00:00 (60 min ago)  -         2026-11-10 11:55:00        3',
      '1 gap:',
      '  Audit.Exchange, made available 2026-11-05 00:00:00 to 2026-11-05 01:00:00 UTC: nothing polled for more than 7 days, and Microsoft lists no more.',
      '1 unreadable text in quarantine.',
      'Records from before "Complete from" are stored as far as Microsoft still listed them (7 days), but nothing is claimed about that time.',
      'Times are UTC and say when Microsoft made the records available. Up to "Final" nothing more can appear.',
      '',
    ]);
  });

  it('says that nothing was polled', () => {
    expect(statusReport({ contentTypes: [], gaps: [], quarantined: 0 }, new Date())).toBe(
      'Nothing has been polled into these tables yet.\n',
    );
  });
});
