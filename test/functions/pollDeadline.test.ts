import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvocationContext } from '@azure/functions';
import { pollAuditFeed } from '../../functions/pollAuditFeed';
import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';

jest.mock('@azure/functions', () => ({
  ...jest.requireActual('@azure/functions'),
  app: { timer: jest.fn(), hook: { appTerminate: jest.fn() } },
}));
jest.mock('../../shared/ingest/openPoll', () => ({
  openPoll: jest.fn(() => ({ isSimulated: false, origin: {}, names: {}, contentTypes: [] })),
}));
jest.mock('../../shared/ingest/poll', () => ({ poll: jest.fn(async () => ({})) }));

// A request under way gets 20 s more, a store that is busy a minute for the last writes, the row of the poll 5 s.
const LAST_WRITES_MS = 20_000 + 60_000 + 5_000;

it('ends by itself before the host would end it', async () => {
  const host = JSON.parse(readFileSync(join(__dirname, '../../host.json'), 'utf8'));
  const [hours, minutes, seconds] = String(host.functionTimeout).split(':').map(Number);
  const timeoutMs = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1_000;
  const schedule = {
    schedule: { adjustForDST: false },
    scheduleStatus: { last: '', next: '', lastUpdated: '' },
  };
  await pollAuditFeed(
    { isPastDue: false, ...schedule },
    new InvocationContext({ logHandler: () => undefined }),
  );
  expect(openPoll).toHaveBeenCalledTimes(1);
  const deadlineMs = jest.mocked(poll).mock.calls[0]?.[1]?.deadlineMs ?? Number.POSITIVE_INFINITY;
  expect(deadlineMs + LAST_WRITES_MS).toBeLessThan(timeoutMs);
  expect(deadlineMs).toBeGreaterThan(timeoutMs / 2);
});
