import type { TableTransactionResponse } from '@azure/data-tables';

// Matches no row: whoever writes with it is told that the row has changed, and reads it.
const NO_ETAG = 'W/"none"';

/**
 * What an answered transaction gave for each of its rows. The client takes any 202 for success, also one whose parts are missing or
 * carry a status without a body; then nothing is known of the write.
 *
 * @param rows number of rows sent
 * @returns etags, in the order sent
 * @throws Error where the answer does not say that every row was written: to be tried again
 */
export function submittedEtags({ subResponses }: TableTransactionResponse, rows: number): string[] {
  const written = subResponses.filter(({ status }) => status >= 200 && status < 300);
  if (written.length !== rows || subResponses.length !== rows) {
    throw new Error(`A transaction of ${rows} rows was answered for ${written.length} of them.`);
  }
  return subResponses.map(({ etag }) => etag ?? NO_ETAG);
}
