import type { StoredRow } from '../store/tableStore';

/**
 * What the column IsVariant of a head row has to say: the row key of a variant goes on behind that of the record.
 * @param rowKey the record's own
 * @returns undefined where row key and VariantOf contradict each other
 */
export function isVariantRow(
  rowKey: string,
  row: Pick<StoredRow, 'rowKey'> & { readonly VariantOf?: unknown },
): boolean | undefined {
  if (row.rowKey === rowKey) return row.VariantOf === undefined ? false : undefined;
  return row.rowKey.startsWith(`${rowKey}~`) && row.VariantOf === rowKey ? true : undefined;
}
