/** What the last part of an address names: a table, and with keys one entity. */
export interface NamedEntity {
  readonly table: string;
  readonly keys: { readonly PartitionKey: string; readonly RowKey: string } | undefined;
}

const ENTITY = /^([^()]+)\(PartitionKey='((?:[^']|'')*)',\s*RowKey='((?:[^']|'')*)'\)$/s;

/** @param name decoded, such as `Table1`, `Table1()` or `Table1(PartitionKey='p',RowKey='it''s')` */
export function keysInPath(name: string): NamedEntity {
  const [, table, partitionKey = '', rowKey = ''] = ENTITY.exec(name) ?? [];
  if (table === undefined) return { table: name.replace(/\(\)$/, ''), keys: undefined };
  const unquoted = (key: string) => key.replaceAll("''", "'");
  return { table, keys: { PartitionKey: unquoted(partitionKey), RowKey: unquoted(rowKey) } };
}
