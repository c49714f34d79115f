import { TableServiceClient } from '@azure/data-tables';
import { runAudit } from '../../../cli/runAudit';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';

let azurite: Azurite;
let service: TableServiceClient;

beforeAll(async () => {
  azurite = await startAzurite();
  service = TableServiceClient.fromConnectionString(azurite.connectionString, {
    allowInsecureConnection: true,
  });
  for (const table of ['AuditCoverage', 'AuditRecords202401', 'AuditIndex202401', 'AuditRecords202501'])
    await service.createTable(table);
});
afterAll(() => azurite.stop());

async function run(...args: string[]) {
  const printed = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTerminal: false,
    async write(text: string) {
      printed[name] += text;
    },
  });
  const exitCode = await runAudit(['drop-months', ...args], {
    env: { TABLES_CONNECTION_STRING: azurite.connectionString },
    out: output('out'),
    err: output('err'),
    clock: { now: () => new Date('2026-11-26T12:00:00Z'), sleep: async () => {} },
    random: () => 0.5,
    abortSignal: new AbortController().signal,
  });
  return { exitCode, ...printed };
}

test.each([
  [['--before', '2025-01'], 'error: say --dry-run to see what would go, or --yes to drop it\n'],
  [
    ['--before', '2025-01', '--dry-run', '--yes'],
    'error: say --dry-run to see what would go, or --yes to drop it\n',
  ],
  [['--dry-run'], "error: required option '--before <month>' not specified\n"],
  [['--before', '2025', '--dry-run'], 'Give a month such as 2025-01.\n'],
])('%j is not understood', async (args, message) => {
  const { exitCode, out, err } = await run(...args);
  expect([exitCode, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('a month that is too young is not dropped', async () => {
  const { exitCode, err } = await run('--before', '2026-12', '--yes');
  expect(exitCode).toBe(1);
  expect(err).toContain('Months from 2026-10 on are not dropped');
});

test('tells what would go, drops it, and finds nothing the next time', async () => {
  const dry = await run('--before', '2025-01', '--dry-run');
  expect(dry.out).toBe(
    '1 month would be dropped, for good:\n  2024-01  AuditRecords202401 AuditIndex202401\n' +
      'Nothing was dropped. Without --dry-run and with --yes, they are; a row in the coverage table will say so.\n',
  );
  const json = await run('--before', '2025-01', '--yes', '--json');
  expect(JSON.parse(json.out)).toEqual({
    before: '2025-01',
    isDryRun: false,
    months: [{ month: '2024-01', tables: ['AuditRecords202401', 'AuditIndex202401'] }],
  });
  expect((await run('--before', '2025-01', '--yes')).out).toBe(
    'No month before 2025-01 has tables: nothing to drop.\n',
  );
});
