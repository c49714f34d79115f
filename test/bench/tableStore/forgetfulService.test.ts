import { openBenchTables } from '../../../bench/openBenchTables';
import { ForgetfulService } from '../../../bench/tableStore/forgetfulService';
import { type ServedTables, serveTables } from '../../../bench/tableStore/serveTables';

let served: ServedTables;
beforeEach(async () => {
  served = await serveTables(new ForgetfulService());
});
afterEach(() => served.stop());

const rows = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    partitionKey: '50_2026-11-01',
    rowKey: `${number}`,
    // As it may stand in a record: no separator of the transaction's parts.
    Text: '\r\n--changeset_x\r\nPOST http://x/AuditRecords202611 HTTP/1.1\r\n',
  }));

test.each(['AuditRecords202611', 'AuditIndex202611'])(
  'inserts into %s are answered and forgotten',
  async (table) => {
    const { store } = openBenchTables(served.connectionString);
    const outcome = await store.insert(table, rows(100));
    expect(outcome).toMatchObject({ outcome: 'inserted', etags: { length: 100 } });
    expect(await store.insert(table, rows(1))).toMatchObject({ outcome: 'inserted' });
    expect(await store.read(table, '50_2026-11-01', '0')).toBeUndefined();
  },
);

test('everything else is kept', async () => {
  const { store } = openBenchTables(served.connectionString);
  await store.insert('AuditContent', rows(2));
  expect(await store.read('AuditContent', '50_2026-11-01', '1')).toMatchObject({ rowKey: '1' });
  expect(await store.insert('AuditContent', rows(1))).toMatchObject({ outcome: 'conflict' });
});

test('its requests are counted', async () => {
  const { store } = openBenchTables(served.connectionString);
  await store.insert('AuditRecords202611', rows(1));
  served.service.takeCounts();
  await store.insert('AuditRecords202611', rows(3));
  expect(served.service.takeCounts()).toEqual({ requests: 1, entitiesGiven: 0, entitiesScanned: 0 });
});
