import type { PollRun } from '../../shared/ledger/pollRun';
import { newestRuns, otherApps, recordRun } from '../../shared/ledger/pollRuns';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';

const NAMES = tableNames('Audit');
const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;

function run(agoHours: number, more: Partial<PollRun> = {}): PollRun {
  const startedAt = new Date(NOW.getTime() - agoHours * HOUR_MS);
  return {
    startedAt,
    endedAt: new Date(startedAt.getTime() + 1_500),
    outcome: 'complete',
    windows: [
      { contentType: 'Audit.Exchange', from: new Date(startedAt.getTime() - HOUR_MS), listedTo: startedAt },
    ],
    counts: { listed: 3, records: 12 },
    failure: undefined,
    appVersion: '1.2.3',
    app: 'audit-app',
    instance: '0123abcd',
    ...more,
  };
}

async function store(...runs: PollRun[]): Promise<MemoryStore> {
  const own = new MemoryStore();
  for (const each of runs) await recordRun(own, NAMES, each);
  return own;
}

it('is one row a poll, by month and start', async () => {
  const failed = run(1, { outcome: 'failed', failure: 'Sign-in refused.\nsecond line' });
  const own = await store(failed);
  expect(own.all(NAMES.coverage)).toMatchObject([
    {
      partitionKey: 'run_2026-03',
      rowKey: '2026-03-02T11:00:00.000Z_0123abcd',
      ...{ outcome: 'failed', complete: false, failure: 'Sign-in refused.', listed: 3, records: 12 },
      ...{ appVersion: '1.2.3', app: 'audit-app', instance: '0123abcd' },
      ...{ startedAt: failed.startedAt, endedAt: failed.endedAt },
    },
  ]);
});

it('reads back what was written, newest first', async () => {
  const own = await store(run(3), run(1), run(2));
  expect(await newestRuns(own, NAMES, { limit: 2, now: NOW })).toEqual([run(1), run(2)]);
});

it.each([
  ['last week', [run(5 * 24), run(6 * 24)]],
  ['two months ago, over the border of months', [run(40 * 24), run(41 * 24)]],
])('finds the newest of %s', async (_, runs) => {
  expect(await newestRuns(await store(...runs), NAMES, { limit: 10, now: NOW })).toEqual(runs);
});

it('tells nothing where nothing was polled', async () => {
  expect(await newestRuns(new MemoryStore(), NAMES, { limit: 1, now: NOW })).toEqual([]);
});

it('does not read a month for one run', async () => {
  const runs = Array.from({ length: 700 }, (_, n) => run(n / 12, { instance: String(n).padStart(8, '0') }));
  const own = await store(...runs);
  own.rowsAPage = 100;
  await newestRuns(own, NAMES, { limit: 1, now: NOW });
  expect(own.counts.reads).toBeLessThanOrEqual(2);
});

it('reads a row that was edited by hand as far as it goes', async () => {
  const own = await store();
  const keys = { partitionKey: 'run_2026-03', rowKey: '2026-03-02T11:00:00.000Z_x' };
  await own.insert(NAMES.coverage, [{ ...keys, outcome: 'odd', windows: 'no JSON', startedAt: 'x', app: 7 }]);
  expect(await newestRuns(own, NAMES, { limit: 1, now: NOW })).toMatchObject([
    { startedAt: new Date('2026-03-02T11:00:00Z'), outcome: 'incomplete', windows: [], app: '' },
  ]);
});

describe('otherApps', () => {
  const since = new Date(NOW.getTime() - 24 * HOUR_MS);

  it('names other function apps of the time asked for; polls by hand are none', async () => {
    const own = await store(
      run(1),
      run(2, { app: 'other', instance: '1' }),
      run(3, { app: 'cli', instance: '2' }),
      run(30, { app: 'older', instance: '3' }),
    );
    expect(await otherApps(own, NAMES, { app: 'audit-app', since, now: NOW })).toEqual(new Set(['other']));
  });
});
