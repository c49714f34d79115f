/** A value exactly as `@azure/data-tables` serialises it, without guessing a type. Plain numbers are Int32. */
export type RowValue =
  | string
  | boolean
  | number
  | Uint8Array
  | { readonly type: 'Int64' | 'Double' | 'DateTime'; readonly value: string };

/** A row to be written. */
export interface TableRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [column: string]: RowValue;
}
