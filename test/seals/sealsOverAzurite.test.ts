import { createHash } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { verifySeals } from '../../shared/seals/verifySeals';
import type { Azurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness, startStore } from '../ingest/pollHarness';
import { publishGenerated } from '../tenant/publishGenerated';

const DAY_MS = 24 * 60 * 60_000;
// Over one row of 1 MiB even when compressed.
const HUGE = Array.from({ length: 34_000 }, (_, at) =>
  createHash('sha256').update(`${at}`).digest('base64'),
).join('');

let azurite: Azurite;
let harness: PollHarness;

beforeAll(async () => {
  azurite = await startStore();
  harness = await startPollHarness(azurite);
});
afterAll(async () => {
  await harness.stop();
  await azurite.stop();
});

const record = (id: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    CreationTime: '2026-03-18T08:00:00',
    Id: id,
    Operation: 'Send',
    RecordType: 2,
    UserId: 'ada@contoso.example',
    ...more,
  });

const client = (table: string) =>
  TableClient.fromConnectionString(azurite.connectionString, table, { allowInsecureConnection: true });

test('a week of every type of record is sealed, checked, added to, and tampered with', async () => {
  publishGenerated(harness.tenant, { seed: 11, count: 500, recordsPerBlob: 25 });
  harness.tenant.publish([record('huge', { Subject: HUGE }), record('plain')], {
    contentCreated: new Date('2026-03-18T09:00:00Z'),
  });
  expect((await harness.poll()).seals).toEqual([]);
  harness.clock.advance(16 * DAY_MS);
  const { seals: first, notes } = await harness.poll();

  const partitions = new Set((await harness.records()).map(({ partitionKey }) => partitionKey));
  expect(new Set(first.map(({ partitionKey }) => partitionKey))).toEqual(partitions);
  expect(notes).toEqual([]);
  const untouched = await verifySeals(harness, {});
  expect(untouched.findings.totals).toEqual({
    removed: 0,
    altered: 0,
    columnsAltered: 0,
    addedUnknown: 0,
    addedLate: 0,
    broken: 0,
  });
  expect([untouched.sealed, untouched.links]).toEqual([partitions.size, partitions.size]);

  harness.tenant.publish([record('late')]);
  const { seals: late } = await harness.poll();
  expect(late.map(({ partitionKey, number }) => [partitionKey, number])).toEqual([['2_2026-03-18', 2]]);
  const sealed = await verifySeals(harness, { heads: [...first, ...late] });
  expect(sealed.findings.isSound).toBe(true);
  expect(sealed.findings.totals.addedLate).toBe(0);

  const table = client(harness.names.records('2026-03-18'));
  const at = { partitionKey: '2_2026-03-18', rowKey: '08:00:00_plain' };
  await table.updateEntity({ ...at, AuditData: record('plain', { UserId: 'eve@contoso.example' }) }, 'Merge');
  await table.updateEntity({ ...at, rowKey: '08:00:00_late', UserId: 'eve@contoso.example' }, 'Merge');
  const parts = (await harness.rows(harness.names.records('2026-03-18'))).filter(({ rowKey }) =>
    /_huge~[0-9a-f]{16}~01$/.test(rowKey),
  );
  for (const { partitionKey, rowKey } of parts) await table.deleteEntity(partitionKey, rowKey);
  const [gone] = (await harness.records()).filter(({ partitionKey }) => partitionKey !== at.partitionKey);
  if (gone)
    await client(harness.names.records(gone.partitionKey.slice(-10))).deleteEntity(
      gone.partitionKey,
      gone.rowKey,
    );
  const { findings } = await verifySeals(harness, {});
  expect(findings.altered).toEqual([{ ...at, rowKey: '08:00:00_huge' }, at]);
  expect(findings.columnsAltered).toEqual([{ ...at, rowKey: '08:00:00_late' }]);
  expect(findings.removed).toEqual([{ partitionKey: gone?.partitionKey, rowKey: gone?.rowKey }]);
  expect(findings.totals).toMatchObject({ addedUnknown: 0, addedLate: 0, broken: 0 });
}, 60_000);

test('a third party comes to the same hashes by docs/seals.md', async () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const links = (await harness.rows(harness.names.seals)).filter(
    ({ partitionKey }) => partitionKey === '2_2026-03-18',
  );
  expect(links.map(({ rowKey }) => rowKey)).toEqual(['0001', '0002']);
  let previous = '0'.repeat(64);
  for (const link of links) {
    const sealedAt = link.SealedAt instanceof Date ? link.SealedAt.toISOString().slice(0, 19) : '';
    const lines = [
      'exchange-audit-tables seal 1',
      link.partitionKey,
      link.rowKey,
      previous,
      sha256(String(link.Manifest)),
      String(link.Manifest).split('\n').length - 1,
      link.Reason,
      `${sealedAt}Z`,
      link.AppVersion,
    ];
    expect(sha256(`${lines.join('\n')}\n`)).toBe(link.Hash);
    previous = String(link.Hash);
  }
  expect(String(links[1]?.Manifest)).toContain(`08:00:00_late\t${sha256(record('late'))}\n`);
});
