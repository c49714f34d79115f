// A cell that begins so is a formula to a spreadsheet (OWASP, "CSV Injection"); the last four are the full-width forms, which Excel
// takes for the same in East Asian versions. White space and quotes in front do not help: some readers take them off. The apostrophe is
// among them, so that a cell that looks defused already gets one more and keeps its own.
const DANGEROUS = /^['"\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const MARK = "'";

/**
 * A cell's text that no spreadsheet takes for a formula: where it would, an apostrophe goes in front. `undefusedCell` gives back exactly
 * what it was, whatever it was.
 */
export function defusedCell(text: string): string {
  return DANGEROUS.test(text) ? `${MARK}${text}` : text;
}

/** What a cell was before `defusedCell`. */
export function undefusedCell(text: string): string {
  return text.startsWith(MARK) && DANGEROUS.test(text.slice(MARK.length)) ? text.slice(MARK.length) : text;
}
