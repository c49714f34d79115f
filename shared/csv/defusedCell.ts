// What begins so is a formula to a spreadsheet (OWASP, "CSV Injection"); the last four are the full-width forms, which Excel takes for the
// same in East Asian versions. White space and quotes in front do not help: some readers take them off. The apostrophe is among them, so
// that what looks defused already gets one more and keeps its own.
const DANGEROUS = /^['"\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
// Where the semicolon parts a list, as in most of Europe, a spreadsheet does not see our commas nor the quotes behind them: to it a new
// cell begins behind each semicolon, and a new row behind each line feed.
const CELL_STARTS = /([;\n])/;
const MARK = "'";

/**
 * A cell's text that no spreadsheet takes for a formula: where it would, an apostrophe goes in front. `undefusedCell` gives back exactly
 * what it was, whatever it was.
 */
export function defusedCell(text: string): string {
  return eachCell(text, (cell) => (DANGEROUS.test(cell) ? `${MARK}${cell}` : cell));
}

/** What a cell was before `defusedCell`. */
export function undefusedCell(text: string): string {
  return eachCell(text, (cell) =>
    cell.startsWith(MARK) && DANGEROUS.test(cell.slice(MARK.length)) ? cell.slice(MARK.length) : cell,
  );
}

function eachCell(text: string, change: (cell: string) => string): string {
  return CELL_STARTS.test(text) ? text.split(CELL_STARTS).map(change).join('') : change(text);
}
