import { stringify } from 'csv-stringify/sync';

/** Excel takes a file without it for the local code page. */
export const CSV_START = '\ufeff';

/**
 * One line of CSV (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection"):
 * subjects and names come from outside.
 */
export function csvLine(values: readonly string[]): string {
  // A lone line feed within a value is a line's end to many readers, too.
  return stringify([[...values]], {
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}
