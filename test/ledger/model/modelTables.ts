import { contentEntry } from '../../../shared/ledger/contentRows';
import type { Coverage } from '../../../shared/ledger/coverage';
import { coverageOf, noCoverage } from '../../../shared/ledger/coverage';
import { type Gap, gapOf } from '../../../shared/ledger/gap';
import { referencedRecords } from '../../../shared/tables/auditIndex/indexRows';
import { readKeptText } from '../../../shared/tables/store/keptText';
import { tableNames } from '../../../shared/tables/store/tableNames';
import { MemoryStore } from '../../tables/memoryStore';

export const NAMES = tableNames('Audit');
export const TYPE = 'Audit.Exchange';

/** A copy that lives on by itself. Its etags are none that it will give out itself. */
export function copyOf(store: MemoryStore): MemoryStore {
  const copy = new MemoryStore();
  for (const [table, rows] of store.rows) {
    const own = [...rows].map(([key, row]) => [key, { ...row, etag: `${row.etag}*` }] as const);
    copy.rows.set(table, new Map(own));
  }
  return copy;
}

const rowsOf = (store: MemoryStore, name: RegExp) =>
  [...store.rows.keys()].filter((table) => name.test(table)).flatMap((table) => store.all(table));

/** Every row of the records tables that holds a record, with its exact text. */
export function storedRecords(store: MemoryStore): { key: string; text: string; contentId: unknown }[] {
  return rowsOf(store, /^AuditRecords/).map((row) => ({
    key: `${row.partitionKey}/${row.rowKey}`,
    text: readKeptText([row], 'AuditData')?.toString('utf8') ?? '',
    contentId: row.ContentId,
  }));
}

/** Keys of the records that an Id leads to. */
export function indexedRecords(store: MemoryStore): Set<string> {
  const rows = rowsOf(store, /^AuditIndex/).filter(({ partitionKey }) => partitionKey.startsWith('record_'));
  return new Set(rows.flatMap((row) => referencedRecords(row).map((keys) => keys.join('/'))));
}

export function quarantinedTexts(store: MemoryStore): string[] {
  return store.all(NAMES.quarantine).map((row) => readKeptText([row], 'Text')?.toString('utf8') ?? '');
}

export function ledgerEntries(store: MemoryStore) {
  return store.all(NAMES.content).map(contentEntry);
}

export function coverage(store: MemoryStore): Coverage {
  const row = store
    .all(NAMES.coverage)
    .find(({ partitionKey, rowKey }) => partitionKey === TYPE && rowKey === 'coverage');
  return row ? coverageOf(row) : noCoverage;
}

export function openGaps(store: MemoryStore): Gap[] {
  const rows = store.all(NAMES.coverage);
  return rows
    .filter(({ partitionKey, rowKey }) => partitionKey === TYPE && rowKey.startsWith('gap_'))
    .map(gapOf)
    .filter(({ state }) => state === 'open');
}
