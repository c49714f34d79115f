import { serviceRefusal } from './serviceRefusal';

// Matches no row: whoever writes with it is told that the row has changed, and reads it.
const NO_ETAG = 'W/"none"';
// A line of its own: answers repeat row keys in their headers, and whoever writes a mail chooses its message id, which is one.
const BOUNDARY_LINE = /(?:^|\n)--changesetresponse_[^\r\n]*/;

const STATUS_LINE = '\nHTTP/1.1 ';
const ETAG_LINE = '\nETag: ';

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
    const partStatus = statusOf(part);
    if (partStatus >= 200 && partStatus < 300) etags.push(etagOf(part));
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

// Looked for and cut out, not matched: there is one for each row ever written.

function statusOf(part: string): number {
  const at = part.indexOf(STATUS_LINE);
  return at < 0 ? Number.NaN : Number(part.slice(at + STATUS_LINE.length, at + STATUS_LINE.length + 3));
}

function etagOf(part: string): string {
  const at = part.indexOf(ETAG_LINE);
  // A header's name may be spelled otherwise.
  if (at < 0) return /^ETag: ?(.*)$/im.exec(part)?.[1] ?? NO_ETAG;
  const end = part.indexOf('\n', at + ETAG_LINE.length);
  return part.slice(at + ETAG_LINE.length, end < 0 ? undefined : end).trimEnd();
}
