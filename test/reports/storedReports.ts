import { memoryTables } from '../query/memoryTables';
import { storeRecords } from '../query/tablesWithRecords';

/** Tables in memory that hold these records, as a poll stores them, and a clock that stands still. */
export async function storedReports(texts: readonly string[], now = '2026-11-20T00:00:00Z') {
  const tables = memoryTables(now);
  await storeRecords(tables, texts);
  return tables;
}
