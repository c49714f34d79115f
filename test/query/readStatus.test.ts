import { ContentLedger } from '../../shared/ledger/contentLedger';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { readStatus } from '../../shared/query/readStatus';
import type { Clock } from '../../shared/time/clock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { memoryTables } from './memoryTables';
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
    expect(await readStatus({ ...tables, clock })).toEqual({
      contentTypes: [],
      gaps: [],
      closingExports: [],
      closedGaps: [],
      quarantined: 0,
      quarantine: [],
      silentRecordTypes: [],
      isCoverageLost: false,
      lastRun: undefined,
    });
  });

  it('knows tables that nobody polled from those whose coverage somebody deleted', async () => {
    const tables = memoryTables('2026-11-10T12:00:00Z');
    expect((await readStatus(tables)).isCoverageLost).toBe(false);
    const times = {
      contentCreated: '2026-11-10T09:00:00.000Z',
      contentExpiration: '2026-11-17T09:00:00.000Z',
    };
    await new ContentLedger(tables.store, tables.names.content, tables.clock).list([
      { contentId: 'content-1', contentType: 'Audit.Exchange', ...times },
    ]);
    expect((await readStatus(tables)).isCoverageLost).toBe(true);
    await tables.coverage.update('Audit.Exchange', () => ({ coveredFrom: clock.now() }));
    expect((await readStatus(tables)).isCoverageLost).toBe(false);
  });

  it('gives coverage, backlog, open gaps and the number of quarantined texts', async () => {
    const { store, names } = openTables(azurite.connectionString, 'Audit');
    const coverage = new CoverageTable(store, names.coverage);
    const at = (text: string) => new Date(text);
    const contentType = 'Audit.Exchange';
    await coverage.update(contentType, () => ({
      coveredFrom: at('2026-11-01T00:00:00Z'),
      listedTo: at('2026-11-10T11:55:00Z'),
      coveredTo: at('2026-11-10T11:00:00Z'),
      settledTo: at('2026-11-03T11:00:00Z'),
      lastContentCreated: at('2026-11-10T10:59:00Z'),
      lastPollAt: at('2026-11-10T11:55:00Z'),
    }));
    await coverage.update('Audit.General', () => ({ coveredFrom: at('2026-11-04T00:00:00Z') }));
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
      ['10', '09'].map((hour) => ({
        contentId: `content-${hour}`,
        contentType,
        contentCreated: `2026-11-10T${hour}:00:00.000Z`,
        contentExpiration: `2026-11-17T${hour}:00:00.000Z`,
      })),
    );
    await storeRecords({ store, names }, ['{}', `{"no":"${'é'.repeat(40_000)}"}`, recordText({})]);

    expect(await readStatus({ store, names, clock })).toMatchObject({
      contentTypes: [
        {
          contentType,
          beforeCoverage: { to: at('2026-11-01T00:00:00Z') },
          coveredFrom: at('2026-11-01T00:00:00Z'),
          coveredTo: at('2026-11-10T11:00:00Z'),
          coveredSpans: [
            { from: at('2026-11-01T00:00:00Z'), to: at('2026-11-05T00:00:00Z') },
            { from: at('2026-11-05T01:00:00Z'), to: at('2026-11-10T11:00:00Z') },
          ],
          settledTo: at('2026-11-03T11:00:00Z'),
          lastContentCreated: at('2026-11-10T10:59:00Z'),
          lastPollAt: at('2026-11-10T11:55:00Z'),
          backlog: 2,
          waiting: {
            contents: 2,
            since: at('2026-11-10T09:00:00Z'),
            attempts: 0,
            lastError: undefined,
            contentExpiration: at('2026-11-17T09:00:00Z'),
          },
        },
        {
          contentType: 'Audit.General',
          beforeCoverage: { to: at('2026-11-04T00:00:00Z') },
          coveredFrom: at('2026-11-04T00:00:00Z'),
          coveredSpans: [],
          backlog: 0,
          waiting: undefined,
        },
      ],
      gaps: [{ contentType, from: gap.from, to: gap.to, reason: 'notPolledInTime', since: gap.since }],
      closingExports: [
        {
          contentType,
          from: at('2026-10-29T00:00:00Z'),
          to: at('2026-11-05T01:01:00Z'),
          gaps: 1,
          // Two content types: a record does not say with which it came.
          recordTypes: undefined,
        },
      ],
      closedGaps: [],
      quarantined: 2,
      quarantine: [{ reason: 'missingId', texts: 2 }],
      silentRecordTypes: [],
    });
  });
});
