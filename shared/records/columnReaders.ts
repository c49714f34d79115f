import { type ColumnType, columnTraits } from './columnTypes';
import type { TableColumn } from './tableColumn';

/** Reads one field's value as a column; undefined where it does not fit. */
export type ColumnReader = (value: unknown) => TableColumn | undefined;

const known = new WeakMap<object, ReadonlyMap<string, ColumnReader>>();

/**
 * How each field of a record type is read, by its name: looked up once a type, for it is asked some thirty times a record.
 * @param columnTypes of the record's type
 */
export function columnReaders(
  columnTypes: Readonly<Record<string, ColumnType>>,
): ReadonlyMap<string, ColumnReader> {
  let readers = known.get(columnTypes);
  if (!readers) {
    readers = new Map(Object.entries(columnTypes).map(([name, type]) => [name, readerOf(type)]));
    known.set(columnTypes, readers);
  }
  return readers;
}

function readerOf(type: ColumnType): ColumnReader {
  const traits = columnTraits.get(type);
  if (!traits) throw new RangeError('a column type without its traits');
  return traits.toColumn;
}
