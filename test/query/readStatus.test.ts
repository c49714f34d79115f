import { ContentLedger } from '../../shared/ledger/contentLedger';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { readStatus } from '../../shared/query/readStatus';
import type { Clock } from '../../shared/time/clock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { openTables, recordText, storeRecords } from './tablesWithRecords';

const clock: Clock = { now: () => new Date('2026-11-10T12:00:00Z'), sleep: async () => {} };

describe('readStatus', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());

  it('says nothing of tables that do not exist', async () => {
    const tables = openTables(azurite.connectionString, 'None');
    expect(await readStatus({ ...tables, clock })).toEqual({ contentTypes: [], gaps: [], quarantined: 0 });
  });

  it('gives coverage, backlog, open gaps and the number of quarantined texts', async () => {
    const { store, names } = openTables(azurite.connectionString, 'Audit');
    const coverage = new CoverageTable(store, names.coverage);
    const at = (text: string) => new Date(text);
    const contentType = 'Audit.Exchange';
    await coverage.update(contentType, () => ({
      coveredFrom: at('2026-11-01T00:00:00Z'),
      coveredTo: at('2026-11-10T11:00:00Z'),
      settledTo: at('2026-11-03T11:00:00Z'),
      lastContentCreated: at('2026-11-10T10:59:00Z'),
      lastPollAt: at('2026-11-10T11:55:00Z'),
    }));
    await coverage.update('Audit.General', () => ({ coveredFrom: at('2026-11-02T00:00:00Z') }));
    const gap = {
      contentType,
      from: at('2026-11-05T00:00:00Z'),
      to: at('2026-11-05T01:00:00Z'),
      reason: 'notPolledInTime',
      since: at('2026-11-09T00:00:00Z'),
      state: 'open',
      contentId: undefined,
      contentExpiration: undefined,
    } as const;
    await coverage.open(gap);
    await coverage.open({ ...gap, reason: 'refused', contentId: 'content-9' });
    await coverage.withdraw({ contentType, contentId: 'content-9' });
    await new ContentLedger(store, names.content, clock).list(
      ['content-1', 'content-2'].map((contentId) => ({
        contentId,
        contentType,
        contentCreated: '2026-11-10T10:00:00.000Z',
        contentExpiration: '2026-11-17T10:00:00.000Z',
      })),
    );
    await storeRecords({ store, names }, ['{}', `{"no":"${'é'.repeat(40_000)}"}`, recordText({})]);

    expect(await readStatus({ store, names, clock })).toEqual({
      contentTypes: [
        {
          contentType,
          beforeCoverage: { to: at('2026-11-01T00:00:00Z') },
          coveredFrom: at('2026-11-01T00:00:00Z'),
          coveredTo: at('2026-11-10T11:00:00Z'),
          settledTo: at('2026-11-03T11:00:00Z'),
          lastContentCreated: at('2026-11-10T10:59:00Z'),
          lastPollAt: at('2026-11-10T11:55:00Z'),
          backlog: 2,
        },
        {
          contentType: 'Audit.General',
          beforeCoverage: { to: at('2026-11-02T00:00:00Z') },
          coveredFrom: at('2026-11-02T00:00:00Z'),
          backlog: 0,
        },
      ],
      gaps: [{ contentType, from: gap.from, to: gap.to, reason: 'notPolledInTime', since: gap.since }],
      quarantined: 2,
    });
  });
});
