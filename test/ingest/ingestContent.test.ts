import { createHash } from 'node:crypto';
import { ingestContent } from '../../shared/ingest/ingestContent';
import { IndexWriter } from '../../shared/tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../../shared/tables/auditQuarantine/quarantineWriter';
import { RecordWriter } from '../../shared/tables/auditRecords/recordWriter';
import { tableNames } from '../../shared/tables/store/tableNames';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { content, scriptedApi } from './scriptedApi';

const names = tableNames('Audit');
const good = (id: string) =>
  `{"Id":"${id}","RecordType":50,"CreationTime":"2026-03-10T08:00:00","Operation":"X"}`;

async function ingest(body: string, retentionMonths?: number) {
  const store = new MemoryStore();
  const index = new IndexWriter(store, names);
  const quarantine = new QuarantineWriter(store, names.quarantine);
  const records = new RecordWriter(store, names, index, quarantine);
  const api = scriptedApi({ bodies: { blob: body } });
  const clock = createFakeClock('2026-03-10T12:00:00Z');
  const relieve = async () => {};
  const result = await ingestContent(content('blob'), {
    api,
    records,
    quarantine,
    clock,
    retentionMonths,
    relieve,
  });
  await records.flush();
  await index.flush();
  const rowsOf = (table: string) => [...(store.rows.get(table)?.values() ?? [])];
  return { ...result, stored: rowsOf('AuditRecords202603'), aside: rowsOf(names.quarantine) };
}

test('each record is stored with its own text, and the body is told by its hash', async () => {
  const body = `[${good('a')}, ${good('b')}]`;
  const { stored, delivery, end, bytes, sha256 } = await ingest(body);
  expect(stored.map(({ AuditData }) => AuditData)).toEqual([good('a'), good('b')]);
  expect(delivery.counts).toMatchObject({ records: 2, inserted: 2, quarantined: 0 });
  expect({ end, bytes, sha256 }).toEqual({
    end: { whole: true },
    bytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
  });
});

test.each([
  ['{"Id":"bad","Path":"\\Inbox"}', 'invalidJson'],
  ['17', 'notAnObject'],
  ['{"RecordType":50,"CreationTime":"2026-03-10T08:00:00"}', 'missingId'],
  ['{"Id":"bad","RecordType":50}', 'missingCreationTime'],
  ['{"Id":"bad","CreationTime":"2026-03-10T08:00:00"}', 'missingRecordType'],
  ['{"Id":"bad","RecordType":50,"CreationTime":"2036-03-10T08:00:00"}', 'implausibleTime'],
])('the siblings of %s are stored, it goes to quarantine with its exact text: %s', async (bad, reason) => {
  const { stored, aside, delivery } = await ingest(`[${good('a')},${bad},${good('b')}]`);
  expect(stored.map(({ Id }) => Id)).toEqual(['a', 'b']);
  expect(aside).toMatchObject([
    { Reason: reason, Text: bad, Index: 1, ContentId: 'blob', partitionKey: '2026-03-10' },
  ]);
  expect(delivery.counts).toMatchObject({ records: 3, inserted: 2, quarantined: 1 });
});

test('one object is one record; one that is no record is no content, and nothing of it is put aside yet', async () => {
  expect((await ingest(good('a'))).stored).toHaveLength(1);
  const error = '{"error":{"code":"AF50000"}}';
  const { end, aside, delivery } = await ingest(error);
  expect(end).toMatchObject({ whole: false, reason: 'notAnArray', position: 0 });
  expect(aside).toEqual([]);
  expect(delivery.counts.records).toBe(0);
});

test('a record older than the retention limit is counted and not stored', async () => {
  const old = good('old').replace('2026-03-10', '2026-01-31');
  const { stored, delivery } = await ingest(`[${old},${good('a')}]`, 1);
  expect(stored.map(({ Id }) => Id)).toEqual(['a']);
  expect(delivery.counts).toMatchObject({ records: 2, inserted: 1, beyondRetention: 1 });
});
