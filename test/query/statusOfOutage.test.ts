import { CoverageTable } from '../../shared/ledger/coverageTable';
import { readStatus } from '../../shared/query/readStatus';
import type { Azurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness, startStore } from '../ingest/pollHarness';

const DAY_MS = 24 * 60 * 60_000;

describe('readStatus through an outage', () => {
  let azurite: Azurite;
  let harness: PollHarness;
  beforeAll(async () => {
    azurite = await startStore();
    harness = await startPollHarness(azurite, { isHurried: true });
  });
  afterAll(async () => {
    await harness.stop();
    await azurite.stop();
  });

  it('tells the same gap while nothing polls, once it polls again, and once an import has closed it', async () => {
    const { store, names, clock } = harness;
    const status = () => readStatus({ store, names, clock });
    await harness.poll();
    await clock.sleep(DAY_MS);
    await harness.poll();
    const before = await status();
    expect(before).toMatchObject({ gaps: [], closingExports: [], contentTypes: [{ backlog: 0 }] });
    const from = before.contentTypes[0]?.coveredTo;

    await clock.sleep(6 * DAY_MS);
    expect((await status()).gaps).toEqual([]);
    await clock.sleep(3 * DAY_MS);
    const during = await status();
    expect(during).toMatchObject({
      gaps: [{ from, reason: 'notPolledInTime', isUnderWay: true }],
      closingExports: [],
    });

    await harness.poll();
    const after = await status();
    const [gap] = after.gaps;
    if (!gap) throw new Error('no gap');
    expect(gap).toMatchObject({ from, reason: 'notPolledInTime', isUnderWay: false });
    expect(Math.abs(gap.to.getTime() - (clock.now().getTime() - 7 * DAY_MS))).toBeLessThan(10 * 60_000);
    expect(after.contentTypes[0]?.coveredSpans.at(-1)?.from).toEqual(gap.to);
    const [search] = after.closingExports;
    if (!search) throw new Error('no export');
    expect([search.from <= new Date(gap.from.getTime() - 7 * DAY_MS), search.to >= gap.to]).toEqual([
      true,
      true,
    ]);

    const statement = { file: 'gap.csv', sha256: 'ab', rows: 3, from: search.from, to: search.to };
    await new CoverageTable(store, names.coverage).closeByStatement(gap, statement);
    const closed = await status();
    expect(closed).toMatchObject({
      gaps: [],
      closingExports: [],
      closedGaps: [{ from: gap.from, to: gap.to, statement }],
    });
    // Closed is not covered.
    expect(closed.contentTypes[0]?.coveredSpans).toEqual(after.contentTypes[0]?.coveredSpans);
  });
});
