const END = '\r\n';

/** What the body of a transaction is for, and where it goes. */
export interface BodyOptions {
  /** The table's address without query: a shared access signature belongs to the transaction's own address alone. */
  readonly tableUrl: string;
  /** A new GUID: the body's parts are separated by it. */
  readonly id: string;
  /** Gives so many bytes to put it in. */
  place(bytes: number): Buffer;
}

/** What stands around the rows in the body of an entity group transaction (performing-entity-group-transactions). */
export interface TransactionFrame {
  readonly start: string;
  /** What stands before a row: everything from the line on at which the row before it ends. */
  partHead(requestLine: string, headers: readonly string[]): string;
  readonly end: string;
}

/** @param id a new GUID: the body's parts are separated by it */
export function transactionFrame(id: string): TransactionFrame {
  const separator = `--changeset_${id}`;
  return {
    start: `--batch_${id}${END}content-type: multipart/mixed; boundary=changeset_${id}${END}`,
    partHead(requestLine, headers) {
      const lines = ['content-type: application/http', 'content-transfer-encoding: binary', '', requestLine];
      return ['', separator, ...lines, ...headers, '', ''].join(END);
    },
    end: `${END}${separator}--${END}--batch_${id}--${END}`,
  };
}
