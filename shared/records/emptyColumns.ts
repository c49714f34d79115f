import type { ColumnType } from './columnTypes';
import type { TableColumn } from './tableColumn';

// That come from no field of their own name.
const DERIVED = [
  'RecordTypeName',
  'UserTypeName',
  'ClientAddress',
  'MailSubject',
  'MailAccessType',
  'IsThrottled',
  'MessageCount',
  'Unclassified',
];

const templates = new WeakMap<object, Record<string, TableColumn>>();

/**
 * An object to put a record's columns into: it has every name that its type knows, without values. V8 keeps an object to which some dozen
 * names were added one by one as a hash table, three times as large and slow to go through; a copy of one that has them all it does not.
 * @param columnTypes of the record's type
 */
export function emptyColumns(columnTypes: Readonly<Record<string, ColumnType>>): Record<string, TableColumn> {
  let template = templates.get(columnTypes);
  if (!template) {
    template = templateOf([...new Set([...Object.keys(columnTypes), ...DERIVED])]);
    templates.set(columnTypes, template);
  }
  return { ...template };
}

/** Parsed, because what JSON.parse makes has room for all of its members at once. */
function templateOf(names: readonly string[]): Record<string, TableColumn> {
  const template: Record<string, TableColumn> = JSON.parse(
    `{${names.map((name) => `${JSON.stringify(name)}:""`).join(',')}}`,
  );
  for (const name of names) Reflect.set(template, name, undefined);
  return template;
}
