import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { buildPackage, type Package } from '../../packaging/buildPackage';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type FunctionsHost, startFunctionsHost } from '../functionsHost/startFunctionsHost';
import { publishGenerated } from '../tenant/publishGenerated';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';

const root = join(__dirname, '../..');
const HOUR_MS = 60 * 60_000;
const MOST_BYTES = 5_000_000;

let shipped: Package;
let folder: string;
let azurite: Azurite;
let tenant: Tenant;
let host: FunctionsHost;

beforeAll(async () => {
  shipped = await buildPackage(root);
  folder = await mkdtemp(join(tmpdir(), 'shipped-'));
  for (const [file, content] of Object.entries(unzipSync(shipped.zip)))
    await writeFile(join(folder, file), content);
  [azurite, tenant] = await Promise.all([startAzurite(), startTenant({ seed: 'shipped' })]);
  const to = new Date(tenant.clock.now().getTime() - 2 * HOUR_MS);
  publishGenerated(tenant, { seed: 'shipped', count: 50, to });
  host = await startFunctionsHost(folder, {
    ...tenant.environment(),
    TABLES_CONNECTION_STRING: azurite.connectionString,
    AZURE_LOG_LEVEL: 'verbose',
  });
}, 60_000);

afterAll(async () => {
  await host?.stop();
  await azurite?.stop();
  await tenant?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('holds the code, what the host reads and the licences, and nothing else', () => {
  expect([...shipped.files.keys()].sort()).toEqual([
    'LICENSE',
    'THIRD-PARTY-NOTICES.txt',
    'dropTick.js',
    'host.json',
    'index.js',
    'ingestMessage.js',
    'package.json',
    'tick.js',
  ]);
  expect(shipped.zip.byteLength).toBeLessThan(MOST_BYTES);
});

test('the same sources give the same bytes', async () => {
  const again = await buildPackage(root);
  expect(again.sha256).toBe(shipped.sha256);
  expect(Buffer.compare(again.zip, shipped.zip)).toBe(0);
  expect(again.billOfMaterials).toBe(shipped.billOfMaterials);
});

test('names no machine', () => {
  for (const content of shipped.files.values()) {
    expect(Buffer.from(content).includes(root)).toBe(false);
    expect(Buffer.from(content).includes('sourceMappingURL')).toBe(false);
  }
});

test('the host finds its functions, by loading their registration alone', () => {
  const connection = 'AzureWebJobsStorage';
  expect(host.functions).toEqual([
    {
      name: 'dropExpiredMonths',
      bindings: [expect.objectContaining({ type: 'timerTrigger', schedule: '17 41 3 * * *' })],
    },
    {
      name: 'ingestContent',
      bindings: [
        expect.objectContaining({ type: 'queueTrigger', queueName: 'exchange-audit-content', connection }),
      ],
    },
    {
      name: 'pollAuditFeed',
      bindings: [expect.objectContaining({ type: 'timerTrigger', schedule: '%POLL_SCHEDULE%' })],
    },
    {
      name: 'refusePoisonContent',
      bindings: [
        expect.objectContaining({
          type: 'queueTrigger',
          queueName: 'exchange-audit-content-poison',
          connection,
        }),
      ],
    },
  ]);
  expect(host.packageFiles.filter((file) => file.startsWith(folder))).toEqual([join(folder, 'index.js')]);
});

test('polls a tenant into tables, of which its line tells', async () => {
  const { log, error } = await host.invoke('pollAuditFeed');
  expect(error).toBeUndefined();
  const line = log.find(({ message }) => message.startsWith('{"event":"auditPollRun",'));
  expect(line).toMatchObject({ level: 'information', category: 'user' });
  expect(JSON.parse(line?.message ?? '')).toMatchObject({
    outcome: 'complete',
    appVersion: shipped.version,
    metrics: { records: 50, inserted: 50, newestContentAgeMinutes: expect.any(Number) },
  });
}, 60_000);

test('prints what libraries print without request addresses and people, also where all is asked for', () => {
  const printed = host.printed();
  expect(printed).toContain('azure:');
  expect(printed).not.toMatch(/127\.0\.0\.1:\d+\/(?!\[\.\.\.\])/);
  expect(printed).not.toMatch(/@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/);
  expect(printed).not.toContain('simulated-secret');
});

test('takes a message off the queue: one that is none of ours is dropped, with its length alone', async () => {
  const { log, error } = await host.invoke('ingestContent', '{"url":"https://elsewhere.example"}');
  expect(error).toBeUndefined();
  expect(log).toEqual([
    {
      kind: 'log',
      level: 'warning',
      category: 'user',
      message: 'A message of 35 characters is not understood; it was dropped.',
    },
  ]);
});

test('the other function runs out of the package as well', async () => {
  const { error } = await host.invoke('dropExpiredMonths');
  expect(error).toMatch(/^RETENTION_MONTHS is not set/);
});

test('ends when the host ends it', async () => {
  expect(await host.stop()).toBe(0);
});
