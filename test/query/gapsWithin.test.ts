import { CoverageTable } from '../../shared/ledger/coverageTable';
import { gapsWithin } from '../../shared/query/gapsWithin';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { Clock } from '../../shared/time/clock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { openTables } from './tablesWithRecords';

const at = (text: string) => new Date(`${text}Z`);
const clock: Clock = { now: () => at('2026-11-20T00:00:00'), sleep: async () => {} };

describe('gapsWithin', () => {
  let azurite: Azurite;
  let tables: ReadableTables;
  beforeAll(async () => {
    azurite = await startAzurite();
    tables = openTables(azurite.connectionString, 'Audit');
    const coverage = new CoverageTable(tables.store, tables.names.coverage);
    const gap = (contentType: string, from: string, to: string) =>
      coverage.open({
        contentType,
        from: at(from),
        to: at(to),
        reason: 'notPolledInTime',
        since: at('2026-11-20T00:00:00'),
        state: 'open',
        contentId: undefined,
        contentExpiration: undefined,
      });
    await gap('Audit.Exchange', '2026-11-10T00:00:00', '2026-11-11T00:00:00');
    await gap('Audit.General', '2026-11-05T00:00:00', '2026-11-05T06:00:00');
  });
  afterAll(() => azurite.stop());

  it.each([
    ['no bounds: all, oldest first', undefined, undefined, [5, 10]],
    ['a span that holds one', '2026-11-09T00:00:00', '2026-11-12T00:00:00', [10]],
    ['a span that touches its end', '2026-11-11T00:00:00', undefined, [10]],
    ['a span behind all', '2026-11-11T00:00:01', undefined, []],
    ['records of before may come up to 7 days later', undefined, '2026-11-03T00:00:01', [5, 10]],
    ['and no later', undefined, '2026-11-03T00:00:00', [5]],
  ])('%s', async (_, from, to, days) => {
    const span = { from: from ? at(from) : undefined, to: to ? at(to) : undefined };
    const found = await gapsWithin({ ...tables, clock }, span);
    expect(found.map((gap) => gap.from.getUTCDate())).toEqual(days);
  });

  it('counts an outage that still lasts', async () => {
    const { store, names } = openTables(azurite.connectionString, 'Outage');
    const listedTo = at('2026-11-08T00:00:00');
    await new CoverageTable(store, names.coverage).update('Audit.Exchange', () => ({ listedTo }));
    const gaps = await gapsWithin({ store, names, clock }, { to: at('2026-11-02T00:00:00') });
    expect(gaps).toMatchObject([{ from: listedTo, to: at('2026-11-13T00:00:00'), isUnderWay: true }]);
  });
});
