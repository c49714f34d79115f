/** What an index row says of a record: its keys and enough to choose by without reading it. */
export interface IndexReference {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly recordType: number;
  readonly operation: string | undefined;
  readonly userId: string | undefined;
  readonly clientAddress: string | undefined;
}

/** `/` stands in no key, so that no two records have the same. */
export function recordKey({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }): string {
  return `${partitionKey}/${rowKey}`;
}

/** The order in which index rows name records. */
export function inKeyOrder(a: IndexReference, b: IndexReference): number {
  if (a.rowKey !== b.rowKey) return a.rowKey < b.rowKey ? -1 : 1;
  if (a.partitionKey === b.partitionKey) return 0;
  return a.partitionKey < b.partitionKey ? -1 : 1;
}
