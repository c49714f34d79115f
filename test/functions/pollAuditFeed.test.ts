import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppTerminateContext, app, InvocationContext, type Timer } from '@azure/functions';
import { pollAuditFeed } from '../../functions/pollAuditFeed';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';
import { trustTenant } from '../tenant/trustTenant';

jest.mock('@azure/functions', () => ({
  ...jest.requireActual('@azure/functions'),
  app: { timer: jest.fn(), hook: { appTerminate: jest.fn() } },
}));

const registration = jest.mocked(app.timer).mock.calls[0];
const terminate = jest.mocked(app.hook.appTerminate).mock.calls[0]?.[0];
const HOUR_MS = 60 * 60_000;

const timer = (isPastDue: boolean): Timer => ({
  isPastDue,
  schedule: { adjustForDST: false },
  scheduleStatus: { last: '', next: '', lastUpdated: '' },
});

/** Runs the handler as the host does. @returns what it logged, by level */
async function invoke({ isPastDue = false } = {}): Promise<{ error: unknown; log: [string, string][] }> {
  const log: [string, string][] = [];
  const context = new InvocationContext({
    functionName: 'pollAuditFeed',
    logHandler: (level, ...args) => void log.push([level, args.join(' ')]),
  });
  const error = await pollAuditFeed(timer(isPastDue), context).catch((thrown: unknown) => thrown);
  return { error, log };
}

describe('pollAuditFeed', () => {
  const before = process.env;
  let azurite: Azurite;
  let tenant: Tenant;
  beforeAll(async () => {
    azurite = await startAzurite();
    tenant = await startTenant({ seed: 'function' });
    trustTenant(tenant);
    const to = new Date(tenant.clock.now().getTime() - 2 * HOUR_MS);
    publishGenerated(tenant, { seed: 'function', count: 50, to });
  });
  afterAll(async () => {
    await azurite.stop();
    await tenant.stop();
  });
  beforeEach(() => {
    process.env = {
      ...tenant.environment(),
      TABLES_CONNECTION_STRING: azurite.connectionString,
    };
  });
  afterEach(() => {
    process.env = before;
  });

  it('runs on the schedule of the app setting, and not at each start of the app', () => {
    expect(registration).toEqual(['pollAuditFeed', { schedule: '%POLL_SCHEDULE%', handler: pollAuditFeed }]);
  });

  it('polls, and logs what it did as one line of JSON', async () => {
    const { error, log } = await invoke();
    expect(error).toBeUndefined();
    expect(log.map(([level]) => level)).toEqual(['warning', 'information']);
    expect(log[0]?.[1]).toBe('This poll talks to a simulated tenant, not to Microsoft.');
    expect(JSON.parse(log[1]?.[1] ?? '')).toMatchObject({
      event: 'auditPollRun',
      outcome: 'complete',
      metrics: { records: 50, inserted: 50 },
    });
  });

  it('says when it is late', async () => {
    expect((await invoke({ isPastDue: true })).log[0]).toEqual([
      'warning',
      'This poll is late: the app was not running at its time.',
    ]);
  });

  it('fails the invocation where a setting is missing, and says which', async () => {
    delete process.env.AZURE_TENANT_ID;
    const { error, log } = await invoke();
    expect(error).toMatchObject({
      message: expect.stringMatching(/^AZURE_TENANT_ID is not set\. To mend it: Set /),
    });
    expect(log).toEqual([
      ['error', expect.stringMatching(/^AZURE_TENANT_ID is not set\. To mend it: Set /)],
      ['information', expect.stringMatching(/^\{"event":"auditPollRun","outcome":"failed",/)],
    ]);
  });

  it('fails the invocation where the sign-in is refused, without the secret', async () => {
    process.env.AZURE_CLIENT_SECRET = 'wrong-secret-value';
    const { error, log } = await invoke();
    expect(error).toBeInstanceOf(Error);
    expect(log.map(([level]) => level)).toEqual(['warning', 'error', 'information']);
    expect(log.join()).not.toContain('wrong-secret-value');
  });

  it('fails the invocation where the tables are out of reach', async () => {
    process.env.TABLES_CONNECTION_STRING = azurite.connectionString.replace(
      /127\.0\.0\.1:\d+/,
      '127.0.0.1:9',
    );
    const { error, log } = await invoke();
    expect(error).toMatchObject({ message: expect.stringContaining('cannot be reached (ECONNREFUSED)') });
    expect(JSON.parse(log.at(-1)?.[1] ?? '')).toMatchObject({
      outcome: 'failed',
      failure: { what: expect.stringContaining('cannot be reached (ECONNREFUSED)') },
    });
  }, 120_000);

  it('leaves time before the host ends it', () => {
    const host = JSON.parse(readFileSync(join(__dirname, '../../host.json'), 'utf8'));
    expect(host.functionTimeout).toBe('00:10:00');
  });

  // The last one: there is no life after it.
  it('stops when the app is shut down', async () => {
    await terminate?.(new AppTerminateContext());
    const { error, log } = await invoke();
    expect(error).toBeUndefined();
    expect(JSON.parse(log.at(-1)?.[1] ?? '')).toMatchObject({ outcome: 'incomplete' });
  });
});
