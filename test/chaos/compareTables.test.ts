import { TableClient, TableServiceClient } from '@azure/data-tables';
import { publishGenerated } from '../tenant/publishGenerated';
import { type Stage, startStage } from './stage';

/** What a test changes in tables that are whole. */
interface Tables {
  readonly records: TableClient;
  readonly index: TableClient;
  readonly content: TableClient;
  readonly quarantine: TableClient;
}

let stage: Stage;
beforeAll(async () => {
  stage = await startStage('oracle', { subscribed: ['Audit.Exchange'] });
  const now = stage.tenant.clock.now();
  // Some hours of one month, so that there is one table of each kind.
  const to = new Date(Math.max(now.getTime() - 3_600_000, startOfMonth(now) + 1_000));
  const from = new Date(Math.max(to.getTime() - 3_600_000, startOfMonth(now)));
  publishGenerated(stage.tenant, { seed: 1, count: 40, recordsPerBlob: 20, from, to });
  stage.tenant.publish(['{"Id":"no time"}'], { contentCreated: to });
});
afterAll(() => stage.stop());

const options = { allowInsecureConnection: true };

async function tablesOf(prefix: string): Promise<Tables> {
  const { connectionString } = stage.azurite;
  const service = TableServiceClient.fromConnectionString(connectionString, options);
  const names: string[] = [];
  for await (const { name } of service.listTables()) if (name?.startsWith(prefix)) names.push(name);
  const client = (kind: string): TableClient => {
    const name = names.find((each) => each.startsWith(prefix + kind));
    if (name === undefined) throw new Error(`no table ${kind}`);
    return TableClient.fromConnectionString(connectionString, name, options);
  };
  return {
    records: client('Records'),
    index: client('Index'),
    content: client('Content'),
    quarantine: client('Quarantine'),
  };
}

async function anyRow(
  table: TableClient,
  filter?: string,
): Promise<Record<string, unknown> & { partitionKey: string; rowKey: string }> {
  const rows = table.listEntities(filter === undefined ? {} : { queryOptions: { filter } });
  for await (const { etag: _etag, timestamp: _timestamp, ...row } of rows) {
    return { ...row, partitionKey: row.partitionKey ?? '', rowKey: row.rowKey ?? '' };
  }
  throw new Error('the table is empty');
}

async function removeAny(table: TableClient, filter?: string): Promise<void> {
  const { partitionKey, rowKey } = await anyRow(table, filter);
  await table.deleteEntity(partitionKey, rowKey);
}

async function copyAny(table: TableClient, change: Record<string, unknown>, filter?: string): Promise<void> {
  await table.createEntity({ ...(await anyRow(table, filter)), ...change });
}

const cases: readonly [string, (tables: Tables) => Promise<void>, RegExp][] = [
  ['nothing', async () => undefined, /^$/],
  ['a record removed', ({ records }) => removeAny(records), /1 records lost(.|\n)*index references dangling/],
  ['a record twice', ({ records }) => copyAny(records, { rowKey: '00:00:00_copy' }), /1 records duplicated/],
  [
    'a text changed',
    async ({ records }) => {
      const row = await anyRow(records);
      const AuditData = String(row.AuditData).replace('"Version":1', '"Version":2').replace('}', ' }');
      await records.updateEntity({ ...row, AuditData }, 'Replace');
    },
    /1 records lost.*\n1 records altered/,
  ],
  [
    'a record marked as a variant of nothing',
    async ({ records }) => {
      const { partitionKey, rowKey } = await anyRow(records);
      await records.updateEntity({ partitionKey, rowKey, IsVariant: true }, 'Merge');
    },
    /1 mistaken variants/,
  ],
  [
    'a text of nobody',
    ({ records }) =>
      copyAny(records, {
        rowKey: '00:00:00_other',
        Id: 'other',
        AuditData: '{"Id":"other","RecordType":50,"CreationTime":"2026-01-01T00:00:00"}',
      }),
    /1 records unexpected/,
  ],
  [
    'another type in a column',
    async ({ records }) => {
      const { partitionKey, rowKey } = await anyRow(records);
      await records.updateEntity({ partitionKey, rowKey, RecordType: 4711 }, 'Merge');
    },
    /1 records misplaced/,
  ],
  [
    'a head without its parts',
    async ({ records }) => {
      const { partitionKey, rowKey } = await anyRow(records);
      await records.updateEntity({ partitionKey, rowKey, Parts: 1 }, 'Merge');
    },
    /1 records half-written/,
  ],
  ['an index row removed', ({ index }) => removeAny(index), /\d+ index references missing/],
  [
    'an index row for a record that is not there',
    ({ index }) =>
      copyAny(index, { rowKey: 'nobody|00:00:00_x', RecordRowKey: '00:00:00_x', Records: undefined }),
    /1 index references dangling/,
  ],
  [
    'an index row under a value that the record does not have',
    ({ index }) => copyAny(index, { rowKey: 'nobody|00:00:00_x', Records: undefined }),
    /1 index references misfiled/,
  ],
  [
    'a blob still listed',
    async ({ content }) => {
      const { partitionKey, rowKey } = await anyRow(content);
      await content.updateEntity({ partitionKey, rowKey, state: 'listed' }, 'Merge');
    },
    /1 contents not stored/,
  ],
  [
    'a blob counted wrongly',
    async ({ content }) => {
      const { partitionKey, rowKey } = await anyRow(content);
      await content.updateEntity({ partitionKey, rowKey, records: 4711 }, 'Merge');
    },
    /1 contents miscounted/,
  ],
  ['a quarantined text removed', ({ quarantine }) => removeAny(quarantine), /1 quarantined texts missing/],
  [
    'a quarantined text changed',
    async ({ quarantine }) => {
      const { partitionKey, rowKey } = await anyRow(quarantine);
      await quarantine.updateEntity({ partitionKey, rowKey, Text: 'another' }, 'Merge');
    },
    /1 quarantined texts missing.*\n1 quarantined texts unexpected/,
  ],
];

test.each(cases.map((each, at) => [...each, at] as const))(
  '%s is noticed',
  async (_, tamper, expected, at) => {
    const prefix = `Oracle${at}`;
    const { complete } = await stage.pollHere(prefix);
    expect(complete).toBe(true);
    await tamper(await tablesOf(prefix));
    expect((await stage.faultsOf(prefix)).join('\n')).toMatch(expected);
  },
);

function startOfMonth(time: Date): number {
  return Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1);
}
