import type { IncomingMessage } from 'node:http';
import { type Answer, transactionAnswer } from './answer';
import { TableService } from './tableService';

const HEAD_BYTES = 2_000;
const INSERT_OF_RECORDS = /\r\nPOST \S+\/[A-Za-z0-9]+?(?:Records|Index)\d{6}\(?\)? HTTP\/1\.1\r\n/;
const ETAG = `W/"datetime'2026-01-01T00%3A00%3A00.0000000Z'"`;

/**
 * A service that answers every insert of records and index rows at once, reads no further than whose they are, and keeps nothing of
 * them: what is measured against it is the client alone. Ledger, coverage and the rest it keeps as the service does.
 */
export class ForgetfulService extends TableService {
  override answer(
    method: string,
    path: string,
    query: URLSearchParams,
    body: Buffer,
    headers: IncomingMessage['headers'],
  ): Answer {
    const isForgotten = path === '$batch' && INSERT_OF_RECORDS.test(body.toString('latin1', 0, HEAD_BYTES));
    if (!isForgotten) return super.answer(method, path, query, body, headers);
    this.noteRequest();
    return transactionAnswer(Array.from({ length: changesIn(body) }, () => ETAG));
  }
}

/** Changes of a transaction: its parts have one separator each, and one ends them. */
function changesIn(body: Buffer): number {
  const boundary = /boundary=(changeset_[^\s;]+)/.exec(body.toString('latin1', 0, HEAD_BYTES))?.[1] ?? '';
  const separator = Buffer.from(`\r\n--${boundary}`);
  let changes = -1;
  for (let at = body.indexOf(separator); at !== -1; at = body.indexOf(separator, at + separator.length))
    changes += 1;
  return changes;
}
