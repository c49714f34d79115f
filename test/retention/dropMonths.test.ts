import { TableServiceClient } from '@azure/data-tables';
import { dropExpired } from '../../shared/retention/dropExpired';
import { dropMonths } from '../../shared/retention/dropMonths';
import { readDrops } from '../../shared/retention/droppedRow';
import { openRetention } from '../../shared/retention/openRetention';
import { createFakeClock } from '../activityApi/fakeClock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';

const clock = createFakeClock('2026-11-26T12:00:00Z');
const KEPT = ['AuditContent', 'AuditCoverage', 'AuditQuarantine', 'AuditSeals', 'OtherRecords202401'];
const MONTHS = ['202401', '202402', '202609'].flatMap((month) => [
  `AuditRecords${month}`,
  `AuditIndex${month}`,
]);

let azurite: Azurite;
let service: TableServiceClient;

beforeEach(async () => {
  azurite = await startAzurite();
  service = TableServiceClient.fromConnectionString(azurite.connectionString, {
    allowInsecureConnection: true,
  });
  for (const table of [...KEPT, ...MONTHS]) await service.createTable(table);
});
afterEach(() => azurite.stop());

const env = () => ({ TABLES_CONNECTION_STRING: azurite.connectionString });
const retention = () => openRetention(env(), { clock, random: () => 0.5 });

async function tables(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name = '' } of service.listTables()) names.push(name);
  return names.sort();
}

test('drops the months before one, and leaves a row for each', async () => {
  const dropped = await dropMonths(retention(), '2024-03');
  expect(dropped.map(({ month }) => month)).toEqual(['2024-01', '2024-02']);
  expect(await tables()).toEqual([...KEPT, 'AuditRecords202609', 'AuditIndex202609'].sort());
  expect(await readDrops(retention())).toEqual([
    { month: '2024-01', droppedAt: clock.now(), app: 'cli' },
    { month: '2024-02', droppedAt: clock.now(), app: 'cli' },
  ]);
  expect(await dropMonths(retention(), '2024-03')).toEqual([]);
});

test('a dry run touches nothing', async () => {
  const before = await tables();
  const [first] = await dropMonths(retention(), '2024-03', { isDryRun: true });
  expect(first).toEqual({ month: '2024-01', tables: ['AuditRecords202401', 'AuditIndex202401'] });
  expect(await tables()).toEqual(before);
  expect(await readDrops(retention())).toEqual([]);
});

test('what is cut short goes on by itself: said first, the records before the index, once told', async () => {
  const cut = new Error('killed');
  const dropper = {
    async drop(table: string) {
      if (table.includes('Index')) throw cut;
      await retention().dropper.drop(table);
    },
  };
  await expect(dropMonths({ ...retention(), dropper }, '2024-02')).rejects.toBe(cut);
  expect((await readDrops(retention())).map(({ month }) => month)).toEqual(['2024-01']);
  expect(await tables()).toContain('AuditIndex202401');
  expect(await dropMonths(retention(), '2024-02')).toEqual([
    { month: '2024-01', tables: ['AuditIndex202401'] },
  ]);
  expect(await tables()).not.toContain('AuditIndex202401');
  expect(await readDrops(retention())).toHaveLength(1);
});

test('a month that may still get records is not dropped, whoever asks', async () => {
  await expect(dropMonths(retention(), '2026-11')).rejects.toThrow('Months from 2026-10 on are not dropped');
  expect(await tables()).toContain('AuditRecords202609');
});

describe('by RETENTION_MONTHS', () => {
  const drop = (months: string | undefined) =>
    dropExpired(
      { ...env(), ...(months === undefined ? {} : { RETENTION_MONTHS: months }) },
      { clock, random: () => 0.5, abortSignal: new AbortController().signal },
    );

  test.each([
    ['84', []],
    ['33', ['2024-01']],
    ['1', ['2024-01', '2024-02', '2026-09']],
  ])('%s months', async (months, expected) => {
    expect((await drop(months)).map(({ month }) => month)).toEqual(expected);
  });

  test('nothing without', async () => {
    await expect(drop(undefined)).rejects.toThrow('RETENTION_MONTHS is not set');
    expect(await tables()).toHaveLength(KEPT.length + MONTHS.length);
  });
});
