import type { ReadableTables } from '../../shared/query/readableTables';
import { parseRecord } from '../../shared/records/parseRecord';
import { IndexWriter } from '../../shared/tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../../shared/tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../../shared/tables/auditRecords/delivery';
import { RecordWriter } from '../../shared/tables/auditRecords/recordWriter';
import { openTableStore } from '../../shared/tables/store/openTableStore';
import { tableNames } from '../../shared/tables/store/tableNames';
import { systemClock } from '../../shared/time/systemClock';

/** Opens the tables that a connection string names, under a prefix. */
export function openTables(connectionString: string, prefix: string): ReadableTables {
  const store = openTableStore(
    { kind: 'connectionString', connectionString, prefix },
    {
      credential: () => {
        throw new Error('a connection string needs no credential');
      },
      clock: systemClock,
      random: Math.random,
    },
  );
  return { store, names: tableNames(prefix) };
}

/** Stores records as a poll does: rows, index and all. */
export async function storeRecords(
  { store, names }: ReadableTables,
  texts: readonly string[],
  { now = new Date('2026-11-20T00:00:00Z') }: { now?: Date } = {},
): Promise<void> {
  const index = new IndexWriter(store, names);
  const quarantine = new QuarantineWriter(store, names.quarantine);
  const records = new RecordWriter(store, names, index, quarantine);
  const delivery = new Delivery({ source: 'api', contentId: 'content-1', quarantinePartition: '2026-11-01' });
  for (const [at, text] of texts.entries()) {
    const parsed = parseRecord(Buffer.from(text), { now, source: 'api' });
    if (parsed.ok) await records.add(parsed.record, delivery);
    else {
      const { reason, detail } = parsed;
      const sha256 = String(at).padEnd(64, '0');
      await quarantine.add({ utf8: Buffer.from(text), sha256, reason, detail, index: at }, delivery);
    }
  }
  await records.flush();
  await index.flush();
}

/** A small record; fields given last win. */
export function recordText(fields: Record<string, unknown>): string {
  return JSON.stringify({
    CreationTime: '2026-11-02T10:00:00',
    Id: 'a',
    Operation: 'MailItemsAccessed',
    RecordType: 50,
    UserId: 'alice@contoso.com',
    Workload: 'Exchange',
    ...fields,
  });
}
