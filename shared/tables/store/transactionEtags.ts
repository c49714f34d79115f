import { serviceRefusal } from './serviceRefusal';

// Matches no row: whoever writes with it is told that the row has changed, and reads it.
const NO_ETAG = 'W/"none"';
// A line of its own: answers repeat row keys in their headers, and whoever writes a mail chooses its message id, which is one.
const BOUNDARY_LINE = /(?:^|\n)--changesetresponse_[^\r\n]*/;

/** What the service answered to a transaction. */
export interface TransactionReply {
  readonly status: number;
  readonly body: string;
  /** Header `x-ms-error-code`. */
  readonly errorCode?: string | undefined;
}

/**
 * What an answered transaction gave for each of its rows. Answered 202 it may still have failed: then its only part says so. Where parts
 * are missing nothing is known of the write.
 *
 * @param rows number of rows sent
 * @returns etags, in the order sent
 * @throws RestError with the service's code and status; its message starts with the index of the failing row. Error where the answer does
 *   not say that every row was written: to be tried again
 */
export function transactionEtags({ status, body, errorCode }: TransactionReply, rows: number): string[] {
  if (status < 200 || status >= 300)
    throw serviceRefusal(status, body, { errorCode, what: 'The transaction' });
  const parts = body.split(BOUNDARY_LINE).slice(1, -1);
  const etags: string[] = [];
  for (const part of parts) {
    const partStatus = Number(/^HTTP\/1\.1 (\d{3})/m.exec(part)?.[1] ?? Number.NaN);
    if (partStatus >= 200 && partStatus < 300) etags.push(/^ETag: ?(.*)$/im.exec(part)?.[1] ?? NO_ETAG);
    else {
      const error = /\{.*\}/s.exec(part)?.[0];
      if (error !== undefined)
        throw serviceRefusal(partStatus, error, { errorCode: undefined, what: 'The transaction' });
    }
  }
  if (etags.length !== rows || parts.length !== rows) {
    throw new Error(`A transaction of ${rows} rows was answered for ${etags.length} of them.`);
  }
  return etags;
}
