import { hash } from 'node:crypto';
import { type Options, parse } from 'csv-parse';
import { undefusedCell } from '../csv/defusedCell';
import type { CsvForm } from './exportForm';
import type { ExportRow } from './exportRow';
import { columnName } from './recogniseExport';
import { restOfExport } from './restOfExport';

// A quote that is never closed must not gather the whole file; no record comes near.
const LONGEST_ROW_BYTES = 16 * 1024 * 1024;
const QUOTE = 0x22;
const BRACE = 0x7b;
const SHA256 = /^[0-9a-f]{64}$/;
const LONGEST_TITLE_BYTES = 32;
// Excel keeps so many UTF-16 units of a cell and cuts off the rest.
const LONGEST_CELL_UNITS = 32_767;
const SEPARATOR = Buffer.from(',');
const COLUMNS = ['auditdata', 'auditdatasha256', 'resultindex', 'resultcount'] as const;
const ALTERED =
  'The text does not have the SHA-256 that stands beside it: the file was changed after it was exported.';
const CUT_OFF =
  'The cell has 32,767 characters, the most that Excel keeps: it was cut off there. Take the file that the export made.';

interface CsvRow {
  readonly cells: readonly Buffer[];
  /** Bytes of the stream up to its end. */
  readonly end: number;
}

/**
 * Reads a CSV export row by row. Columns are found by name; every column but AuditData may be missing, and rows may be of any length.
 * @param open gives the file as UTF-8 without byte order mark; called again where it is broken
 */
export async function* csvRows(open: () => AsyncIterable<Buffer>, form: CsvForm): AsyncGenerator<ExportRow> {
  const rows: CsvRow[] = [];
  const parser = parse({ ...csvOptions(form), on_record: keep(rows) });
  let fault: (Error & { code?: string }) | undefined;
  parser.on('error', (error) => {
    fault ??= error;
  });
  let columns: ReturnType<typeof columnsOf> | undefined;
  let [number, end] = [0, 0];
  const take = function* (): Generator<ExportRow> {
    for (const row of rows.splice(0)) {
      end = row.end;
      // Files put together have their header again, and perhaps another.
      if (!columns || isHeader(row.cells, columns)) columns = columnsOf(row.cells);
      else yield exportRow(row.cells, columns, ++number);
    }
  };
  for await (const chunk of open()) {
    // Its callback comes once the chunk is parsed: nothing is pushed on, so nothing waits.
    await new Promise((resolve) => parser.write(chunk, resolve));
    yield* take();
    if (fault) break;
  }
  if (!fault) {
    await new Promise<void>((resolve) => {
      parser.once('error', () => resolve());
      parser.once('end', resolve);
      parser.resume().end();
    });
    yield* take();
  }
  if (!fault) return;
  const detail = `Row ${number + 1} of the file has no end (${fault.code ?? fault.name}); this is the rest from there on.`;
  yield { kind: 'broken', number: number + 1, utf8: await restOfExport(open(), end), detail };
}

function csvOptions({ delimiter, hasTypeLine }: CsvForm): Options {
  return {
    delimiter,
    // Bytes, so that a text reaches the record parser exactly as it stands in the file.
    encoding: null,
    from_line: hasTypeLine ? 2 : 1,
    max_record_size: LONGEST_ROW_BYTES,
    // All of them: by the first line alone, files put together from several (CR LF here, LF there) would become one row.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
}

/** Rows are taken from here and not from the stream, which throws away what it has read when it meets a fault. */
function keep(rows: CsvRow[]): NonNullable<Options['on_record']> {
  return (record: unknown, { bytes }) => {
    if (Array.isArray(record)) rows.push({ cells: record.filter(Buffer.isBuffer), end: bytes });
    return null;
  };
}

type Columns = Readonly<Record<(typeof COLUMNS)[number], number>>;

function columnsOf(header: readonly Buffer[]): Columns {
  const names = header.map((title) => columnName(title.toString('utf8')));
  const [auditdata = -1, auditdatasha256 = -1, resultindex = -1, resultcount = -1] = COLUMNS.map((name) =>
    names.indexOf(name),
  );
  return { auditdata, auditdatasha256, resultindex, resultcount };
}

function isHeader(cells: readonly Buffer[], { auditdata }: Columns): boolean {
  // A row with a record is none, whatever else is in it.
  if (cells[auditdata]?.includes(BRACE)) return false;
  return cells.some(
    (cell) => cell.length < LONGEST_TITLE_BYTES && columnName(cell.toString('utf8')) === 'auditdata',
  );
}

function exportRow(cells: readonly Buffer[], columns: Columns, number: number): ExportRow {
  const text = cells[columns.auditdata];
  // A quote that was never closed takes the rows after it into its own: no record then, and none of them may be lost without a word.
  const found = text?.[0] === QUOTE ? joined(cells) : text;
  if (!found || isBlank(found)) return { kind: 'empty', number };
  const sha256 = cells[columns.auditdatasha256]?.toString('latin1').trim().toLowerCase() ?? '';
  const utf8 = SHA256.test(sha256) ? exported(found, sha256) : found;
  if (!utf8) return { kind: 'altered', number, utf8: found, detail: ALTERED };
  const [resultIndex, resultCount] = [columns.resultindex, columns.resultcount].map((at) =>
    wholeNumber(cells[at]),
  );
  const hasSearch = columns.resultindex >= 0 || columns.resultcount >= 0;
  return {
    kind: 'record',
    number,
    utf8,
    ...(hasSearch && { search: { resultIndex, resultCount } }),
    ...(isCutOff(utf8) && { remark: CUT_OFF }),
  };
}

/** The text that our own export wrote, without the apostrophes that it put in front of what a spreadsheet would take for a formula. */
function exported(cell: Buffer, sha256: string): Buffer | undefined {
  const isExported = (utf8: Buffer) => hash('sha256', utf8, 'hex') === sha256;
  if (isExported(cell)) return cell;
  const utf8 = Buffer.from(undefusedCell(cell.toString('utf8')), 'utf8');
  return isExported(utf8) ? utf8 : undefined;
}

function isBlank(utf8: Buffer): boolean {
  return (utf8[0] ?? 0) <= 0x20 && utf8.toString('latin1').trim() === '';
}

function isCutOff(utf8: Buffer): boolean {
  return utf8.length >= LONGEST_CELL_UNITS && utf8.toString('utf8').length === LONGEST_CELL_UNITS;
}

function joined(cells: readonly Buffer[]): Buffer {
  return Buffer.concat(cells.flatMap((cell, at) => (at === 0 ? [cell] : [SEPARATOR, cell])));
}

function wholeNumber(cell: Buffer | undefined): number | undefined {
  const text = cell?.toString('latin1').trim() ?? '';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
