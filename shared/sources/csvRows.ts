import { type Options, parse } from 'csv-parse';
import type { CsvForm } from './exportForm';
import type { ExportRow } from './exportRow';
import { columnName } from './recogniseExport';
import { restOfExport } from './restOfExport';

// A quote that is never closed must not gather the whole file; no record comes near.
const LONGEST_ROW_BYTES = 16 * 1024 * 1024;
const QUOTE = 0x22;
const SEPARATOR = Buffer.from(',');

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
      if (!columns) columns = columnsOf(row.cells);
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

function columnsOf(header: readonly Buffer[]) {
  const names = header.map((title) => columnName(title.toString('utf8')));
  const [auditData, resultIndex, resultCount] = ['auditdata', 'resultindex', 'resultcount'].map((name) =>
    names.indexOf(name),
  );
  return { auditData: auditData ?? -1, resultIndex: resultIndex ?? -1, resultCount: resultCount ?? -1 };
}

function exportRow(
  cells: readonly Buffer[],
  columns: ReturnType<typeof columnsOf>,
  number: number,
): ExportRow {
  const text = cells[columns.auditData];
  // A quote that was never closed takes the rows after it into its own: no record then, and none of them may be lost without a word.
  const utf8 = text?.[0] === QUOTE ? joined(cells) : text;
  if (!utf8 || utf8.toString('latin1').trim() === '') return { kind: 'empty', number };
  if (columns.resultCount < 0 && columns.resultIndex < 0) return { kind: 'record', number, utf8 };
  const [resultIndex, resultCount] = [columns.resultIndex, columns.resultCount].map((at) =>
    wholeNumber(cells[at]),
  );
  return { kind: 'record', number, utf8, search: { resultIndex, resultCount } };
}

function joined(cells: readonly Buffer[]): Buffer {
  return Buffer.concat(cells.flatMap((cell, at) => (at === 0 ? [cell] : [SEPARATOR, cell])));
}

function wholeNumber(cell: Buffer | undefined): number | undefined {
  const text = cell?.toString('latin1').trim() ?? '';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
