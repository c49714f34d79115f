import { OperatorFault } from '../../shared/faults/operatorFault';
import { emptyPollSummary } from '../../shared/ingest/pollSummary';
import { recordPoll } from '../../shared/ingest/recordPoll';
import { newestRuns } from '../../shared/ledger/pollRuns';
import { tableNames } from '../../shared/tables/store/tableNames';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';

const names = tableNames('Audit');
const clock = createFakeClock();
const startedAt = new Date(clock.now().getTime() - 1_000);
const origin = { tenantId: 't', app: 'cli', appVersion: '1.0.0', instance: '0123abcd' };

function room() {
  return { store: new MemoryStore(), names, clock, origin };
}

test.each<[string, object, string | undefined]>([
  [
    'what a person must mend, in its own words',
    { error: new OperatorFault('Consent is missing.', 'Give it.') },
    'Consent is missing.',
  ],
  [
    'nothing of an error that nobody foresaw but its name',
    { error: new TypeError('secret text') },
    'TypeError',
  ],
  ['nothing where all went well', {}, undefined],
])('tells %s', async (_, ended, failure) => {
  const own = room();
  await recordPoll(own, emptyPollSummary(), { startedAt, outcomes: [], ...ended });
  const [run] = await newestRuns(own.store, names, { limit: 1, now: clock.now() });
  expect(run).toMatchObject({ startedAt, endedAt: clock.now(), failure, counts: { records: 0, backlog: 0 } });
});

test.each([
  [{ complete: true }, 'complete'],
  [{ complete: false }, 'incomplete'],
])('%p is %s', async (summary, outcome) => {
  const own = room();
  await recordPoll(own, { ...emptyPollSummary(), ...summary }, { startedAt, outcomes: [] });
  expect(await newestRuns(own.store, names, { limit: 1, now: clock.now() })).toMatchObject([{ outcome }]);
});

test('a row that cannot be written fails no poll', async () => {
  const own = room();
  own.store.fate = () => 'failBefore';
  const summary = emptyPollSummary();
  await recordPoll(own, summary, { startedAt, outcomes: [] });
  expect(summary.notes).toEqual([expect.stringContaining('could not be written')]);
});
