/** What an index row says of a record: its keys and enough to choose by without reading it. */
export interface IndexReference {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly recordType: number;
  readonly operation: string | undefined;
  readonly userId: string | undefined;
  readonly clientAddress: string | undefined;
}
