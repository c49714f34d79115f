import { columnReaders } from './columnReaders';
import { emptyColumns } from './emptyColumns';
import { type ColumnUnits, columnUnits, limitColumns } from './limitColumns';
import { recordSchema } from './recordSchema';
import type { TableColumn } from './tableColumn';
import type { RecordFields } from './trimmedFields';

/**
 * Turns a record's fields into the columns of its entity, by the schema of its type. A field that the schema does
 * not know, or whose value does not fit its column, goes to `Unclassified` (a JSON object) as received; text too
 * long for the table is left out and named in `OmittedColumns`.
 * A column that the record does not have is undefined.
 * @param own columns that do not come from a field of that name: checked or derived; they win
 */
export function recordColumns(
  recordType: number,
  fields: RecordFields,
  own: Readonly<Record<string, TableColumn>>,
): Record<string, TableColumn> {
  const columnTypes = recordSchema(recordType).shape;
  const readers = columnReaders(columnTypes);
  const columns = emptyColumns(columnTypes);
  const units: ColumnUnits = { longest: 0, total: 0 };
  const set = (name: string, value: TableColumn) => {
    columns[name] = value;
    const length = columnUnits(value);
    units.total += length;
    if (length > units.longest) units.longest = length;
  };

  for (const [name, value] of Object.entries(own)) set(name, value);
  const unclassified: string[] = [];
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    const reader = readers.get(name);
    if (reader && (value === null || Object.hasOwn(own, name))) continue;
    const column = reader?.(value);
    if (column !== undefined) set(name, column);
    else unclassified.push(name);
  }
  const namesInOrder = () => [...Object.keys(own), ...Object.keys(fields), 'Unclassified'];
  if (unclassified.length === 0) return limitColumns(columns, units, [], namesInOrder);

  const json = membersAsJson(unclassified, fields);
  if (json !== undefined) set('Unclassified', json);
  return limitColumns(columns, units, json === undefined ? ['Unclassified'] : [], namesInOrder);
}

/** Written member by member: an object would reorder numeric names and trip over `__proto__`. */
function membersAsJson(names: readonly string[], fields: RecordFields): string | undefined {
  try {
    return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(fields[name])}`).join(',')}}`;
  } catch {
    // Nested too deeply to be written by recursion.
    return undefined;
  }
}
