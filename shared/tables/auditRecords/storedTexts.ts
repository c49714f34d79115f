import { odata } from '@azure/data-tables';
import { CONTINUATION_ROW_KEY } from '../store/continuationRowKey';
import { readKeptText } from '../store/keptText';
import type { StoredRow, StoreOptions, TableStore } from '../store/tableStore';

/** One text that stands under a record's keys: the first one, or a variant. */
export interface StoredText {
  readonly row: StoredRow;
  readonly isVariant: boolean;
  readonly sha256: string;
  /** The exact bytes. */
  readonly utf8: Buffer;
}

const VARIANT_SUFFIX = /^~(?:[0-9a-f]{8}|[0-9a-f]{64})$/;

/**
 * Reads every text that stands under the keys of one record, the first one before its variants. One range read: variants and
 * continuation rows follow their head in key order.
 */
export async function storedTexts(
  store: TableStore,
  at: { table: string; partitionKey: string; rowKey: string },
  options: StoreOptions = {},
): Promise<StoredText[]> {
  // Suffixes are `~` and hex digits: `g` is behind them all.
  const filter = odata`PartitionKey eq ${at.partitionKey} and RowKey ge ${at.rowKey} and RowKey lt ${`${at.rowKey}~g`}`;
  const heads: StoredRow[] = [];
  const continuations = new Map<string, StoredRow[]>();
  for await (const page of store.query(at.table, filter, options)) {
    for (const row of page) {
      const suffix = row.rowKey.slice(at.rowKey.length);
      if (suffix === '' || VARIANT_SUFFIX.test(suffix)) heads.push(row);
      else if (CONTINUATION_ROW_KEY.test(suffix)) {
        const headKey = row.rowKey.replace(CONTINUATION_ROW_KEY, '');
        continuations.set(headKey, [...(continuations.get(headKey) ?? []), row]);
      }
    }
  }
  return heads.flatMap((row) => {
    const own = (continuations.get(row.rowKey) ?? []).filter((part) =>
      part.rowKey.startsWith(`${row.rowKey}~${String(row.AuditDataSha256).slice(0, 16)}~`),
    );
    const utf8 = textOf([row, ...own.sort(byPart)]);
    // Somebody else's work: no write of this product leaves a head without its whole text.
    if (utf8 === undefined || own.length !== (row.Parts ?? 0)) return [];
    return [{ row, isVariant: row.rowKey !== at.rowKey, sha256: String(row.AuditDataSha256), utf8 }];
  });
}

function textOf(rows: readonly StoredRow[]): Buffer | undefined {
  try {
    return readKeptText(rows, 'AuditData');
  } catch {
    // Slices that are no gzip any more.
    return undefined;
  }
}

function byPart(a: StoredRow, b: StoredRow): number {
  return partOf(a) - partOf(b);
}

function partOf({ rowKey }: StoredRow): number {
  return Number(rowKey.slice(rowKey.lastIndexOf('~') + 1));
}
