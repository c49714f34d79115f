import { TableServiceClient } from '@azure/data-tables';
import { dropTick } from '../../shared/timer/dropTick';
import { type Azurite, startAzurite } from '../azurite/startAzurite';

const TENANT = '7e4a47a0-0000-4000-a000-00000000000';

let azurite: Azurite;
let service: TableServiceClient;
let logged: string[];

beforeEach(async () => {
  logged = [];
  azurite = await startAzurite();
  service = TableServiceClient.fromConnectionString(azurite.connectionString, {
    allowInsecureConnection: true,
  });
  for (const prefix of ['One', 'Two'])
    for (const kind of ['Records202001', 'Index202001', 'Coverage']) await service.createTable(prefix + kind);
});
afterEach(() => azurite.stop());

function tick(tenants: object[]) {
  const env = { TABLES_CONNECTION_STRING: azurite.connectionString, TENANTS: JSON.stringify(tenants) };
  const log = {
    info: (text: string) => void logged.push(text),
    warn: () => {},
    error: (text: string) => void logged.push(text),
  };
  return dropTick(env, { log, abortSignal: new AbortController().signal });
}

async function tables(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name = '' } of service.listTables()) names.push(name);
  return names.sort();
}

test('drops for each tenant what it no longer keeps, and leaves alone the one that keeps all', async () => {
  await tick([
    { name: 'one', tenantId: `${TENANT}1`, tablePrefix: 'One', retentionMonths: 12 },
    { name: 'two', tenantId: `${TENANT}2`, tablePrefix: 'Two', retentionMonths: 0 },
  ]);
  expect(await tables()).toEqual(['OneCoverage', 'TwoCoverage', 'TwoIndex202001', 'TwoRecords202001']);
  expect(logged.map((line) => JSON.parse(line))).toEqual([
    {
      event: 'auditMonthsDropped',
      tenant: 'one',
      months: [{ month: '2020-01', tables: ['OneRecords202001', 'OneIndex202001'] }],
    },
  ]);
});

test('fails, and says so of each, where nobody set a retention', async () => {
  await expect(tick([{ name: 'one', tenantId: `${TENANT}1`, tablePrefix: 'One' }])).rejects.toThrow();
  expect(logged).toEqual([expect.stringMatching(/^Tenant one: .*RETENTION_MONTHS|retentionMonths/)]);
  expect(await tables()).toContain('OneRecords202001');
});
