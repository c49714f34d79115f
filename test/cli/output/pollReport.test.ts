import { pollReport } from '../../../cli/output/pollReport';
import { emptyPollSummary } from '../../../shared/ingest/pollSummary';

describe('pollReport', () => {
  it('is short when all is well', () => {
    const summary = {
      ...emptyPollSummary(),
      stored: 1,
      records: 12,
      inserted: 10,
      duplicates: 2,
      complete: true,
    };
    expect(pollReport(summary, 1_234)).toBe(
      'Took 12 records out of 1 content blob in 1.2 s: 10 stored, 2 known from other content.\n' +
        'Complete: everything that Microsoft has made available so far is in the tables.\n',
    );
  });

  it('says what was handed over to the queue, and what had to be taken here', () => {
    const handedOver = { ...emptyPollSummary(), listed: 3, queued: 3, backlog: 3 };
    expect(pollReport(handedOver, 1_234)).toBe(
      'Handed 3 content blobs over to the queue; ingest, or the function app, fetches them.\n' +
        'Not complete yet; the next poll goes on from here.\n' +
        '3 content blobs still to be fetched.\n',
    );
    expect(pollReport({ ...handedOver, stored: 1, records: 2, inserted: 2 }, 1_234)).toContain(
      'Took 2 records out of 1 content blob in 1.2 s',
    );
  });

  it('names what is odd, missing and left', () => {
    const from = new Date('2026-11-02T10:00:00Z');
    const summary = {
      ...emptyPollSummary(),
      variants: 1,
      quarantined: 2,
      beyondRetention: 3,
      backlog: 4,
      notes: ['A note.\u001b'],
      gaps: [
        {
          contentType: 'Audit.Exchange',
          from,
          to: from,
          reason: 'expired' as const,
          since: from,
          state: 'open' as const,
          contentId: 'x',
          contentExpiration: undefined,
        },
      ],
    };
    expect(pollReport(summary, 0).split('\n')).toEqual([
      'Took 0 records out of 0 content blobs in 0.0 s: 0 stored, 0 known from other content, 1 with another text than before, kept beside it, 2 unreadable, kept in quarantine, 3 older than you keep, left out.',
      'Not complete yet; the next poll goes on from here.',
      '4 content blobs still to be fetched.',
      'Missing: Audit.Exchange, made available 2026-11-02 10:00:00 UTC: Microsoft removed it before it could be fetched.',
      'A note.\\u001b',
      '',
    ]);
  });
});
