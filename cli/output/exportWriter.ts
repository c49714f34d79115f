import { defusedCell } from '../../shared/csv/defusedCell';
import { fieldView } from '../../shared/exports/fieldView';
import { ParquetFile } from '../../shared/exports/parquetFile';
import { snareView } from '../../shared/exports/snareView';
import { valueText } from '../../shared/exports/valueText';
import { exactText } from '../../shared/query/exactText';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { StoredRow, StoreOptions } from '../../shared/tables/store/tableStore';
import { CSV_START, csvLine } from './csvLine';
import type { FileOutput } from './fileOutput';
import { jsonLine } from './jsonLine';
import type { Output } from './output';
import { terminalSafe } from './terminalSafe';

export type ExportFormat = 'json' | 'csv' | 'parquet';

/** Writes found records one by one. */
export interface ExportWriter {
  add(row: StoredRow): Promise<void>;
  end(): Promise<void>;
}

// Its title says it to whoever opens the file; in it the columns of a row that are not as received.
const NO_EVIDENCE = 'NoEvidence_ChangedForSpreadsheets';

/**
 * The writer of a format: received texts as JSON Lines, or columns.
 * @param wanted.recordTypes decide on the columns; not asked for where there are none
 * @param out a file for Parquet
 */
export async function exportWriter(
  wanted: {
    format: ExportFormat;
    profile: 'snare' | undefined;
    recordTypes: () => Promise<readonly number[]>;
  },
  out: Output | FileOutput,
  tables: ReadableTables,
  options: StoreOptions = {},
): Promise<ExportWriter> {
  const { format, profile } = wanted;
  const textOf = async (row: StoredRow) => (await exactText(tables, row, options)).toString();
  if (format === 'json' && profile === undefined) {
    return { add: async (row) => out.write(jsonLine(await textOf(row), out)), end: async () => {} };
  }
  const view = profile === 'snare' ? snareView : fieldView(await wanted.recordTypes());
  const valuesOf = async (row: StoredRow) => view.valuesOf({ row, text: await textOf(row) });
  const names = view.columns.map(({ name }) => name);
  if (format === 'parquet') {
    if (!('writeBytes' in out)) throw new TypeError('a Parquet file is written to a file');
    const file = await ParquetFile.begin(view, (bytes) => out.writeBytes(bytes));
    return { add: async (row) => file.add(await valuesOf(row)), end: () => file.end() };
  }
  if (format === 'json') {
    return {
      async add(row) {
        const values = (await valuesOf(row)).map((value) => (value === undefined ? null : valueText(value)));
        const line = JSON.stringify(Object.fromEntries(names.map((name, at) => [name, values[at]])));
        await out.write(jsonLine(line, out));
      },
      end: async () => {},
    };
  }
  const titles = profile === undefined ? [...names, NO_EVIDENCE] : names;
  const changed = (cells: readonly string[]) =>
    names.filter((_, at) => defusedCell(cells[at] ?? '') !== cells[at]);
  // For a spreadsheet; what takes in Snare's columns would have it in the first name.
  await out.write((profile === undefined ? CSV_START : '') + csvLine(titles));
  return {
    async add(row) {
      const cells = (await valuesOf(row)).map(valueText);
      if (profile === undefined) cells.push(changed(cells).join(' '));
      await out.write(csvLine(out.isTerminal ? cells.map(terminalSafe) : cells));
    },
    end: async () => {},
  };
}
