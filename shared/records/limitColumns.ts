import type { TableColumn } from './tableColumn';

/** Below the 32 K UTF-16 units that the service allows a text property. */
const MAX_COLUMN_UNITS = 32_000;
/** Of an entity's 1 MiB the rest is for the record's text. */
const MAX_TOTAL_UNITS = (400 * 1024) / 2;

/** What the text columns take up, in UTF-16 units. */
export interface ColumnUnits {
  longest: number;
  total: number;
}

/**
 * Leaves out what would break a limit of the service: text columns over 32,000 UTF-16 units, then the longest until
 * all together stay within 400 KiB. What is left out is named in `OmittedColumns` (a JSON array); the record's text
 * still has it.
 * @param units counted while the columns were made, because nearly no record comes near a limit
 * @param omitted names of columns that were left out before
 * @param namesInOrder the names as they came: of two that are as long, the first is left out first
 */
export function limitColumns(
  columns: Readonly<Record<string, TableColumn>>,
  units: ColumnUnits,
  omitted: readonly string[] = [],
  namesInOrder: () => readonly string[] = () => Object.keys(columns),
): Record<string, TableColumn> {
  if (omitted.length === 0 && units.longest <= MAX_COLUMN_UNITS && units.total <= MAX_TOTAL_UNITS)
    return columns;
  const leftOut = [...omitted];
  const kept = new Map<string, TableColumn>();
  for (const name of namesInOrder()) {
    // A field may be named `constructor` or `__proto__`.
    const value = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (value !== undefined) kept.set(name, value);
  }
  let totalUnits = units.total;
  const longestFirst = [...kept].sort(([, a], [, b]) => columnUnits(b) - columnUnits(a));
  for (const [name, value] of longestFirst) {
    if (columnUnits(value) <= MAX_COLUMN_UNITS && totalUnits <= MAX_TOTAL_UNITS) break;
    leftOut.push(name);
    kept.delete(name);
    totalUnits -= columnUnits(value);
  }
  return { ...Object.fromEntries(kept), OmittedColumns: JSON.stringify(leftOut) };
}

/** The length of a text column in UTF-16 units; 0 for other types, which are small. */
export function columnUnits(value: TableColumn): number {
  return typeof value === 'string' ? value.length : 0;
}
