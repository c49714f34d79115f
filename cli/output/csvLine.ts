import { stringify } from 'csv-stringify/sync';
import { defusedCell } from '../../shared/csv/defusedCell';

/** Excel takes a file without it for the local code page. */
export const CSV_START = '\ufeff';

/**
 * One line of CSV (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe in front: subjects and names come
 * from outside. `import` takes it off again.
 */
export function csvLine(values: readonly string[]): string {
  // A lone line feed within a value is a line's end to many readers, too.
  return stringify([values.map(defusedCell)], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
