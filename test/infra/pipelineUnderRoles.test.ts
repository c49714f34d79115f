import { TableClient, TableServiceClient } from '@azure/data-tables';
import { dropMonths } from '../../shared/retention/dropMonths';
import { openRetention } from '../../shared/retention/openRetention';
import { sealSettledDays } from '../../shared/seals/sealSettledDays';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness } from '../ingest/pollHarness';
import { badContents } from '../tenant/bad/badContent';
import { publishGenerated } from '../tenant/publishGenerated';
import { readInfra } from './bicep/readInfra';
import { type InfraRight, infraRights } from './infraRights';
import { type RoleGateway, startRoleGateway } from './roleGateway';

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
const PREFIX = 'T1x';

let azurite: Azurite;
let gateway: RoleGateway;
let harness: PollHarness;
let rights: InfraRight[];

const owner = () => ({ allowInsecureConnection: true });
const table = (name: string, { connectionString }: Pick<Azurite, 'connectionString'> = azurite) =>
  TableClient.fromConnectionString(connectionString, name, owner());

beforeAll(async () => {
  rights = infraRights(await readInfra());
  azurite = await startAzurite();
  const polling = rights.filter(({ who }) => who === 'the polling app');
  gateway = await startRoleGateway(azurite, polling, { prefix: PREFIX });
  harness = await startPollHarness(gateway, { isHurried: true });
  expect(harness.names.prefix).toBe(PREFIX);
  // The deployment makes these two.
  for (const name of [harness.names.content, harness.names.coverage]) await table(name).createTable();
});
afterAll(async () => {
  await harness.stop();
  await gateway.stop();
  await azurite.stop();
});

test('the whole way of the data goes through under the roles of the polling app', async () => {
  const { clock, tenant, names } = harness;
  await harness.poll();
  clock.advance(HOUR_MS);
  publishGenerated(tenant, {
    seed: 'roles',
    count: 400,
    from: new Date(clock.now().getTime() - 20 * HOUR_MS),
  });
  for (const { bytes, records } of badContents(clock.now())) tenant.publish(bytes, { records });
  await harness.poll();
  // The same again: duplicates, and another text under an Id: a variant.
  const [content] = [...tenant.contents()];
  if (content) tenant.republish(content.contentId);
  for (let day = 0; day < 18; day++) {
    clock.advance(DAY_MS / 2);
    publishGenerated(tenant, {
      seed: `day ${day}`,
      count: 20,
      from: new Date(clock.now().getTime() - 8 * HOUR_MS),
    });
    await harness.poll();
  }
  // Longer than Microsoft lists: a gap.
  clock.advance(9 * DAY_MS);
  const last = await harness.poll();
  expect(last.gaps).not.toEqual([]);
  expect(await harness.rows(names.quarantine)).not.toEqual([]);
  const { store } = harness;
  const sealed = await sealSettledDays({
    store,
    names,
    clock,
    contentTypes: ['Audit.Exchange'],
    appVersion: '1.2.3',
  });
  expect(sealed.sealedTo).toBeDefined();
  expect(await harness.rows(names.seals)).not.toEqual([]);
  expect(gateway.refused).toEqual([]);
  const used = [...gateway.used];
  expect(used.filter((each) => each.includes('update'))).toEqual([
    `tables/entities/update/action ${names.coverage}`,
    `tables/entities/update/action ${names.content}`,
  ]);
  const added = used.filter((each) => each.includes('add/action')).map((each) => each.split(' ')[1]);
  expect(added).toEqual(
    expect.arrayContaining([
      names.records('2026-03-20'),
      names.index('2026-03-20'),
      names.quarantine,
      names.seals,
    ]),
  );
}, 240_000);

describe('and what the roles refuse', () => {
  const client = (name: string) => table(name, gateway);
  const row = { partitionKey: 'p', rowKey: 'r', column: 'other' };
  const evidence = ['records', 'index', 'quarantine', 'seals'] as const;
  const nameOf = (kind: (typeof evidence)[number]) => {
    const { names } = harness;
    return kind === 'records' || kind === 'index' ? names[kind]('2026-03-20') : names[kind];
  };

  test.each(evidence)('of the %s table nothing is changed, replaced or removed', async (kind) => {
    const name = nameOf(kind);
    const [stored] = await harness.rows(name);
    if (!stored) throw new Error(`${name} is empty`);
    const keys = { partitionKey: stored.partitionKey, rowKey: stored.rowKey };
    const refused = { statusCode: 403 };
    const { etag } = stored;
    await expect(
      client(name).updateEntity({ ...keys, column: 'x' }, 'Merge', { etag }),
    ).rejects.toMatchObject(refused);
    await expect(
      client(name).updateEntity({ ...keys, column: 'x' }, 'Replace', { etag }),
    ).rejects.toMatchObject(refused);
    await expect(client(name).upsertEntity({ ...keys, column: 'x' }, 'Replace')).rejects.toMatchObject(
      refused,
    );
    await expect(client(name).upsertEntity({ ...keys, column: 'x' }, 'Merge')).rejects.toMatchObject(refused);
    await expect(client(name).deleteEntity(keys.partitionKey, keys.rowKey)).rejects.toMatchObject(refused);
    await expect(client(name).submitTransaction([['delete', keys]])).rejects.toMatchObject(refused);
    await expect(
      client(name).submitTransaction([['update', { ...keys, column: 'x' }]]),
    ).rejects.toMatchObject(refused);
    await expect(client(name).deleteTable()).rejects.toMatchObject(refused);
    expect((await harness.rows(name))[0]).toEqual(stored);
  });

  test('a row is not removed from ledger or coverage either', async () => {
    for (const name of [harness.names.content, harness.names.coverage])
      await expect(client(name).deleteEntity('p', 'r')).rejects.toMatchObject({ statusCode: 403 });
  });

  test('the retention app reads, adds and changes no record, and polling has no right to what it does', async () => {
    const retention = rights.filter(({ who }) => who === 'the retention app');
    const its = await startRoleGateway(azurite, retention, { prefix: PREFIX });
    try {
      const name = harness.names.records('2026-03-20');
      await expect(table(name, its).createEntity(row)).rejects.toMatchObject({ statusCode: 403 });
      await expect(table(name, its).getEntity('p', 'r')).rejects.toMatchObject({ statusCode: 403 });
      await expect(table(harness.names.coverage, its).upsertEntity(row)).rejects.toMatchObject({
        statusCode: 403,
      });
      const env = { TABLES_CONNECTION_STRING: its.connectionString, TABLE_PREFIX: PREFIX };
      const clock = { now: () => new Date('2026-06-15T00:00:00Z'), sleep: async () => {} };
      const dropped = await dropMonths(openRetention(env, { clock, random: () => 0.5 }), '2026-04');
      expect(dropped.map(({ month }) => month)).toContain('2026-03');
      const left: string[] = [];
      const service = TableServiceClient.fromConnectionString(azurite.connectionString, owner());
      for await (const { name: each = '' } of service.listTables()) left.push(each);
      expect(left).not.toContain(name);
    } finally {
      await its.stop();
    }
  });
});

test('without the right to update, a poll stops and says so: the gateway does look', async () => {
  const polling = rights.filter(({ who, role }) => who === 'the polling app' && !role.includes('update'));
  const less = await startRoleGateway(azurite, polling, { prefix: PREFIX });
  try {
    publishGenerated(harness.tenant, {
      seed: 'less',
      count: 5,
      from: new Date(harness.clock.now().getTime() - HOUR_MS),
    });
    const poll = harness.poll({ env: { TABLES_CONNECTION_STRING: less.connectionString } });
    await expect(poll).rejects.toThrow(/refuses access to table T1x(Content|Coverage)/);
  } finally {
    await less.stop();
  }
});
