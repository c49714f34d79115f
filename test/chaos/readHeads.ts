import { odata } from '@azure/data-tables';
import type { ReadableTables } from '../../shared/query/readableTables';
import { readKeptText } from '../../shared/tables/store/keptText';
import type { StoredRow } from '../../shared/tables/store/tableStore';

/** A record as it stands in a records table. */
export interface StoredHead {
  readonly table: string;
  readonly row: StoredRow;
  /** The exact bytes of its text. */
  readonly utf8: Buffer;
}

/** What a write that was cut in the middle leaves behind. */
export interface HalfWritten {
  /** Records that cannot be read whole: never allowed. */
  readonly headsWithoutParts: string[];
  /** Continuation rows of a head that was never written: harmless, but counted. */
  readonly partsWithoutHead: string[];
}

const PART_KEY = /^(.*)~([0-9a-f]{16})~(\d{2,})$/s;

/**
 * Reads every record of every month, whatever its keys.
 * @param halfWritten filled in while reading
 */
export async function* readHeads(
  { store, names }: ReadableTables,
  halfWritten: HalfWritten,
): AsyncGenerator<StoredHead> {
  for await (const table of store.tables()) {
    if (names.monthOfRecords(table) === undefined) continue;
    const inParts: StoredRow[] = [];
    const parts = new Map<string, StoredRow[]>();
    for await (const page of store.query(table, odata`PartitionKey ge ${''}`)) {
      for (const row of page) {
        const [, headKey, sha16] = PART_KEY.exec(row.rowKey) ?? [];
        if (row.RecordType === undefined && headKey !== undefined) {
          const key = partsKey(row.partitionKey, headKey, sha16);
          parts.set(key, [...(parts.get(key) ?? []), row]);
        } else if (row.Parts !== undefined) inParts.push(row);
        else yield* whole(table, row, [], halfWritten);
      }
    }
    for (const row of inParts) {
      const key = partsKey(row.partitionKey, row.rowKey, String(row.AuditDataSha256).slice(0, 16));
      yield* whole(table, row, parts.get(key) ?? [], halfWritten);
      parts.delete(key);
    }
    halfWritten.partsWithoutHead.push(...parts.keys());
  }
}

function* whole(
  table: string,
  row: StoredRow,
  parts: readonly StoredRow[],
  halfWritten: HalfWritten,
): Generator<StoredHead> {
  const inOrder = [...parts].sort((a, b) => partNumber(a) - partNumber(b));
  const utf8 = readKeptText([row, ...inOrder], 'AuditData');
  if (utf8 === undefined || inOrder.length !== (row.Parts ?? 0)) {
    halfWritten.headsWithoutParts.push(`${row.partitionKey}/${row.rowKey}`);
  } else yield { table, row, utf8 };
}

function partsKey(partitionKey: string, headKey: string, sha16: string | undefined): string {
  return `${partitionKey}/${headKey}~${sha16}`;
}

function partNumber({ rowKey }: StoredRow): number {
  return Number(PART_KEY.exec(rowKey)?.[3]);
}
