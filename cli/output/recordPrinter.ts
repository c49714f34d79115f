import { exactText } from '../../shared/query/exactText';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import type { CommandContext } from '../commandContext';
import { columnsLine } from './columnsLine';
import { CSV_START, csvLine } from './csvLine';
import { jsonLine } from './jsonLine';
import { plainTable } from './plainTable';
import { terminalSafe } from './terminalSafe';
import { utcText } from './utcText';

const TABLE_COLUMNS = [
  ['Time (UTC)', 'CreationTime'],
  ['Type', 'RecordTypeName'],
  ['Operation', 'Operation'],
  ['User', 'UserId'],
  ['Address', 'ClientAddress'],
  ['Result', 'ResultStatus'],
  ['Id', 'Id'],
] as const;

const CSV_COLUMNS = [
  'CreationTime',
  'Id',
  'RecordType',
  'RecordTypeName',
  'Operation',
  'UserId',
  'ClientAddress',
  'ResultStatus',
  'Workload',
  'ObjectId',
  'MailboxOwnerUPN',
  'MailAccessType',
  'MailSubject',
  'Sender',
  'Recipient',
] as const;

/** Prints found records one by one in a format. */
export interface RecordPrinter {
  /** Columns that it needs; undefined: all. */
  readonly select: readonly string[] | undefined;
  print(row: StoredRow): Promise<void>;
  end(): Promise<void>;
}

/** The printer of a format: a table unless JSON, CSV or columns are asked for. Only the table waits for the last record. */
export function recordPrinter(
  format: { json?: true | undefined; csv?: true | undefined; columns?: true | undefined },
  { tables, out, abortSignal }: Pick<CommandContext, 'out' | 'abortSignal'> & { tables: ReadableTables },
): RecordPrinter {
  const nothing = async () => {};
  if (format.columns) {
    return { select: undefined, print: (row) => out.write(columnsLine(row, out)), end: nothing };
  }
  if (format.json) {
    return {
      select: undefined,
      print: async (row) =>
        out.write(jsonLine((await exactText(tables, row, { abortSignal })).toString(), out)),
      end: nothing,
    };
  }
  if (format.csv) return csvPrinter(out);
  const rows: string[][] = [];
  return {
    select: TABLE_COLUMNS.map(([, column]) => column),
    async print(row) {
      rows.push(TABLE_COLUMNS.map(([, column]) => cellText(row[column])));
    },
    async end() {
      if (rows.length > 0)
        await out.write(
          plainTable(
            TABLE_COLUMNS.map(([title]) => title),
            rows,
          ),
        );
    },
  };
}

function csvPrinter(out: CommandContext['out']): RecordPrinter {
  let start = CSV_START + csvLine(CSV_COLUMNS);
  return {
    select: CSV_COLUMNS,
    async print(row) {
      const values = CSV_COLUMNS.map((column) => cellText(row[column]));
      await out.write(start + csvLine(out.isTerminal ? values.map(terminalSafe) : values));
      start = '';
    },
    end: async () => out.write(start),
  };
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return value instanceof Date ? utcText(value) : String(value);
}
