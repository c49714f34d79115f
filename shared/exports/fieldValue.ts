import { type ColumnType, columnTraits } from '../records/columnTypes';
import type { TableColumn } from '../records/tableColumn';
import type { ExportValue } from './exportView';

/**
 * A field of a record as its column has it: the same type and spelling, without the limits that a table sets.
 * @returns undefined where the value does not fit the column
 */
export function fieldValue(type: ColumnType, value: unknown): ExportValue {
  if (value === null) return undefined;
  const column = columnTraits.get(type)?.toColumn(value);
  return column === undefined ? undefined : plainValue(column);
}

function plainValue(column: TableColumn): ExportValue {
  if (typeof column !== 'object') return column;
  if (column.type === 'Int64') return BigInt(column.value);
  return column.type === 'DateTime' ? new Date(column.value) : Number(column.value);
}
