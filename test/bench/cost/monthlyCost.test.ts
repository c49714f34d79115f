import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costTable } from '../../../bench/cost/costTable';
import { monthlyCost, STORED_BYTES_A_RECORD } from '../../../bench/cost/monthlyCost';
import { IndexWriter } from '../../../shared/tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../../../shared/tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../../../shared/tables/auditRecords/delivery';
import { RecordWriter } from '../../../shared/tables/auditRecords/recordWriter';
import type { InsertTransaction } from '../../../shared/tables/store/insertTransaction';
import { rowSizeInBytes } from '../../../shared/tables/store/rowSize';
import { tableNames } from '../../../shared/tables/store/tableNames';
import type { TableRow } from '../../../shared/tables/store/tableRow';
import { parse } from '../../records/parse';
import { MemoryStore } from '../../tables/memoryStore';
import { rowsIn } from '../../tables/rowsIn';
import { generateRecords } from '../../tenant/generator/generateRecords';

/** Sums what rows take as Table Storage counts it. */
class MeasuringStore extends MemoryStore {
  bytes = 0;

  override async insert(table: string, given: readonly TableRow[] | InsertTransaction) {
    const rows = rowsIn(given);
    const inserted = await super.insert(table, rows);
    if (inserted.outcome === 'inserted') for (const row of rows) this.bytes += rowSizeInBytes(row);
    return inserted;
  }
}

test('the parts are worth what they are', () => {
  const cost = monthlyCost(1_000, { monthsKept: 12 });
  expect(cost.records).toBe(1_216_000);
  expect(cost.storage).toBeCloseTo(cost.storedGb * 0.0563, 6);
  const { storage, requests, compute, telemetry, alerts, network, total } = cost;
  expect(total).toBeCloseTo(storage + requests + compute + telemetry + alerts + network, 6);
  expect(network).toBe(0);
});

test('only storage grows with the time that records are kept, and what the network costs does not grow with users', () => {
  const year = monthlyCost(5_000, { monthsKept: 12 });
  const years = monthlyCost(5_000, { monthsKept: 24 });
  expect(years.storage).toBeCloseTo(2 * year.storage, 6);
  expect(years.total - years.storage).toBeCloseTo(year.total - year.storage, 6);
  const [small, large] = [10, 10_000].map(
    (users) => monthlyCost(users, { monthsKept: 1, isPrivate: true }).network,
  );
  expect(small).toBe(large);
});

test('docs/cost.md has this table', () => {
  expect(readFileSync(join(__dirname, '../../../docs/cost.md'), 'utf8')).toContain(costTable());
});

test('a stored record with its index rows takes about what is counted', async () => {
  const store = new MeasuringStore();
  const names = tableNames('Audit');
  const index = new IndexWriter(store, names);
  const writer = new RecordWriter(store, names, index, new QuarantineWriter(store, names.quarantine));
  const delivery = new Delivery({ source: 'api', contentId: 'c', quarantinePartition: '2026-03-05' });
  const count = 500;
  const [from, to] = [new Date('2026-11-01T00:00:00Z'), new Date('2026-11-08T00:00:00Z')];
  for (const { text } of generateRecords({ seed: 'cost', count, tenantId: 't', from, to }))
    await writer.add(parse(text), delivery);
  await writer.flush();
  await index.flush();
  expect(store.bytes / count / STORED_BYTES_A_RECORD).toBeGreaterThan(0.8);
  expect(store.bytes / count / STORED_BYTES_A_RECORD).toBeLessThan(1.2);
});
