import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';
import { azureTableStore } from '../../shared/tables/store/azureTableStore';
import { deployedTableMissing } from '../../shared/tables/store/deployedTableMissing';
import { openTableClients } from '../../shared/tables/store/openTableClients';
import { systemClock } from '../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';
import { trustTenant } from '../tenant/trustTenant';

const clocks = { clock: systemClock, random: Math.random };

let azurite: Azurite;
let tenant: Tenant;
beforeAll(async () => {
  [azurite, tenant] = await Promise.all([startAzurite(), startTenant()]);
  trustTenant(tenant);
});
afterAll(async () => {
  await azurite.stop();
  await tenant.stop();
});

function clients(prefix: string) {
  const settings = { kind: 'connectionString', connectionString: azurite.connectionString, prefix } as const;
  return openTableClients(settings, () => {
    throw new Error('a connection string signs in by itself');
  });
}

/** A poll as in Azure, where ledger and coverage come with the deployment. */
function deployed(prefix: string) {
  const env = {
    ...tenant.environment(),
    TABLES_CONNECTION_STRING: azurite.connectionString,
    TABLE_PREFIX: prefix,
  };
  const dependencies = openPoll(env, clocks);
  const { names } = dependencies;
  const deployedTables = [names.content, names.coverage];
  const store = azureTableStore(clients(prefix), { ...clocks, deployedTables });
  return { ...dependencies, store, deployedTables };
}

test.each([
  ['both', []],
  ['coverage', ['Content']],
  ['the ledger', ['Coverage']],
])(
  'a poll in Azure that finds %s missing makes no table and says to deploy again',
  async (what, existing) => {
    const prefix = `D${what.length}x`;
    for (const name of existing) await clients(prefix).table(`${prefix}${name}`).createTable();
    const before = tenant.requests.startSubscription ?? 0;
    await expect(poll(deployed(prefix))).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Table D\d+x(Content|Coverage) is missing; in Azure the deployment makes it/,
      ),
      fix: expect.stringMatching(/^Deploy again/),
    });
    const tables: string[] = [];
    for await (const { name = '' } of clients(prefix).service().listTables()) tables.push(name);
    expect(tables.filter((name) => name.startsWith(prefix))).toEqual(
      existing.map((name) => `${prefix}${name}`),
    );
    expect(tenant.requests.startSubscription ?? 0).toBe(before);
  },
);

test('one that finds both polls as ever', async () => {
  for (const name of ['Content', 'Coverage']) await clients('Ok').table(`Ok${name}`).createTable();
  await expect(poll(deployed('Ok'))).resolves.toMatchObject({ records: 0 });
});

test('not even one that is deleted in the middle is made anew', async () => {
  const store = azureTableStore(clients('Mid'), { ...clocks, deployedTables: ['MidContent'] });
  const row = { partitionKey: 'p', rowKey: 'r' };
  await expect(store.insert('MidContent', [row])).rejects.toThrow(deployedTableMissing('MidContent').message);
  await expect(store.insert('MidRecords202611', [row])).resolves.toMatchObject({ outcome: 'inserted' });
});

test.each([
  [
    'in Azure',
    { WEBSITE_INSTANCE_ID: 'i', TABLES_ENDPOINT: 'https://acc.table.core.windows.net' },
    ['AuditContent', 'AuditCoverage'],
  ],
  [
    'elsewhere',
    {
      TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true',
      AZURE_CLIENT_ID: tenantId(),
      AZURE_CLIENT_SECRET: 's',
    },
    [],
  ],
])('which tables these are: %s', (_, env, expected) => {
  expect(openPoll({ AZURE_TENANT_ID: tenantId(), ...env }, clocks).deployedTables).toEqual(expected);
});

function tenantId(): string {
  return '7e4a47a0-0000-4000-a000-000000000001';
}
