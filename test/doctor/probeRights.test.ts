import { InvocationContext } from '@azure/functions';
import { openDoctorTables } from '../../shared/doctor/openDoctorTables';
import { readProbedRights } from '../../shared/doctor/probedRightsRow';
import { probeRights } from '../../shared/doctor/probeRights';
import { probeRightsDaily } from '../../shared/timer/probeRightsDaily';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type DoctorHarness, startDoctorHarness } from './doctorHarness';
import { startWatchingProxy, type WatchingProxy } from './watchingProxy';

const DAY_MS = 24 * 60 * 60_000;
const options = { abortSignal: new AbortController().signal };

let azurite: Azurite;
let proxy: WatchingProxy;
let harness: DoctorHarness;

beforeAll(async () => {
  azurite = await startAzurite();
  proxy = await startWatchingProxy(azurite);
});
beforeEach(async () => {
  proxy.refuse = () => undefined;
  harness = await startDoctorHarness({ ...azurite, connectionString: proxy.connectionString });
  harness.tenant.publish([
    JSON.stringify({
      Id: 'a',
      RecordType: 50,
      CreationTime: '2026-03-20T08:00:00',
      Operation: 'MailItemsAccessed',
    }),
  ]);
  await harness.poll();
  await harness.poll();
});
afterEach(() => harness.stop());
afterAll(async () => {
  await proxy.stop();
  await azurite.stop();
});

const isUpdate = (method: string) => ['PATCH', 'MERGE', 'PUT'].includes(method);

/** Refuses what the roles of the deployment refuse: see infra/roles.bicep. */
function refuseAsDeployed(): void {
  const { content, coverage } = harness.names;
  proxy.refuse = ({ method, path }) => {
    const isLedger = path === `/${content}` || path === `/${coverage}`;
    const isRefused = method === 'DELETE' || (isUpdate(method) && !isLedger);
    return isRefused ? 'AuthorizationPermissionMismatch' : undefined;
  };
}

function tables() {
  const settings = {
    kind: 'connectionString',
    connectionString: proxy.connectionString,
    prefix: harness.names.prefix,
  } as const;
  return openDoctorTables(settings, { runsInAzure: false, clock: harness.clock, random: () => 0.5 });
}

test('is content with what the deployment gives, and changes nothing to find out', async () => {
  refuseAsDeployed();
  const before = proxy.requests.length;
  expect(await probeRights(tables(), options)).toEqual({ missing: [], excess: [], unknown: [] });
  const written = proxy.requests.slice(before).filter(({ method }) => method !== 'GET');
  expect(written.length).toBeGreaterThan(8);
  expect(written.filter(({ status }) => status < 400)).toEqual([]);
});

test('names each right that it has and must not have', async () => {
  const month = await harness.records();
  expect(month).toHaveLength(1);
  const { excess, missing } = await probeRights(tables(), options);
  const { prefix } = harness.names;
  expect(missing).toEqual([]);
  expect(excess).toEqual(
    expect.arrayContaining([
      'remove tables',
      `change ${prefix}Records202603`,
      `change ${prefix}Index202603`,
      `remove from ${prefix}Records202603`,
      `remove from ${prefix}Content`,
    ]),
  );
  expect(excess).not.toContain(`change ${prefix}Content`);
});

test('names each right that it lacks', async () => {
  const { content, coverage, prefix } = harness.names;
  proxy.refuse = ({ method }) => (method === 'GET' ? undefined : 'AuthorizationPermissionMismatch');
  const { missing, excess } = await probeRights(tables(), options);
  expect(missing).toEqual(
    expect.arrayContaining([
      'create tables',
      `insert into ${prefix}Records202603`,
      `update ${content}`,
      `update ${coverage}`,
    ]),
  );
  expect(excess).toEqual([]);
});

test('the app looks once a day, logs it, and leaves it for doctor', async () => {
  refuseAsDeployed();
  const log: string[] = [];
  const context = new InvocationContext({ logHandler: (_level, ...args) => void log.push(args.join(' ')) });
  const origin = { tenantId: harness.tenant.tenantId, app: 'func-prod', appVersion: '1', instance: '0' };
  const look = () =>
    probeRightsDaily(
      { name: undefined, env: harness.env },
      origin,
      {
        clock: harness.clock,
        random: () => 0.5,
        log: { info: (text) => context.log(text), warn: (text) => context.warn(text), error: () => {} },
        abortSignal: options.abortSignal,
      },
      { isApp: true },
    );
  await look();
  await look();
  expect(log).toHaveLength(1);
  expect(JSON.parse(log[0] ?? '')).toMatchObject({
    event: 'auditRightsProbe',
    outcome: 'asIntended',
    tenant: harness.tenant.tenantId,
    metrics: { missing: 0, excess: 0, unknown: 0 },
  });
  expect((await harness.examine()).check('app rights')).toMatchObject({
    ok: true,
    detail: expect.stringContaining('func-prod looked 0 h ago'),
  });
  harness.clock.advance(DAY_MS);
  proxy.refuse = () => undefined;
  await look();
  expect(JSON.parse(log[1] ?? '')).toMatchObject({ outcome: 'excess' });
  const rows = await readProbedRights(tables(), { now: harness.clock.now(), days: 3 }, options);
  expect(rows.map(({ excess }) => excess.length > 0)).toEqual([true, false]);
  expect((await harness.examine()).failed).toContain('app rights');
});

test('a store that refuses even to be read becomes a warning, not a failed poll', async () => {
  proxy.refuse = () => 'AuthorizationPermissionMismatch';
  const warned: string[] = [];
  await probeRightsDaily(
    { name: undefined, env: harness.env },
    { tenantId: 't', app: 'func-prod', appVersion: '1', instance: '0' },
    {
      clock: harness.clock,
      random: () => 0.5,
      log: { info: () => {}, warn: (text) => void warned.push(text), error: () => {} },
      abortSignal: options.abortSignal,
    },
    { isApp: true },
  );
  expect(warned).toEqual([
    expect.stringMatching(/^The app's rights could not be looked at: .*refuses access/),
  ]);
});

test('a token that lacks the permission is found, looked at again within the hour, and told by doctor', async () => {
  const own = await startDoctorHarness(
    { ...azurite, connectionString: proxy.connectionString },
    { roles: [] },
  );
  try {
    await own.store.insert(own.names.coverage, [{ partitionKey: 'x', rowKey: 'y' }]);
    const lines: string[] = [];
    const look = () =>
      probeRightsDaily(
        { name: undefined, env: own.env },
        { tenantId: 't', app: 'func-prod', appVersion: '1', instance: '0' },
        {
          clock: own.clock,
          random: () => 0.5,
          log: {
            info: (text) => void lines.push(text),
            warn: (text) => void lines.push(text),
            error: () => {},
          },
          abortSignal: options.abortSignal,
        },
        { isApp: true },
      );
    await look();
    await look();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '').missing).toContain(
      'read the audit feed (ActivityFeed.Read is not in its token)',
    );
    expect((await own.examine()).check('app rights')).toMatchObject({
      ok: false,
      detail: expect.stringContaining(
        'it may not read the audit feed (ActivityFeed.Read is not in its token)',
      ),
      fix: expect.stringContaining('for up to a day'),
    });
    own.clock.advance(61 * 60_000);
    await look();
    expect(lines).toHaveLength(2);
  } finally {
    await own.stop();
  }
});
