import { type Command, Option } from 'commander';
import { exportedRecordTypes } from '../../shared/exports/exportedRecordTypes';
import { answerLimits } from '../../shared/query/answerLimits';
import { type FindProgress, findRecords } from '../../shared/query/findRecords';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { CommandContext } from '../commandContext';
import { exportFormat } from '../exportFormat';
import { formatOfName } from '../formatOfName';
import { limitArgument } from '../limitArgument';
import { openTables } from '../openTables';
import { count } from '../output/count';
import { emptyAnswer } from '../output/emptyAnswer';
import { type ExportFormat, exportWriter } from '../output/exportWriter';
import { fileOutput } from '../output/fileOutput';
import { withProgress } from '../output/progressLine';
import { searchProgress } from '../output/searchProgress';
import { terminalSafe } from '../output/terminalSafe';
import { writeOpenGaps } from '../output/writeOpenGaps';
import { addRecordSpan, addRecordTests, addRecordValues, type RecordOptions } from '../recordOptions';

interface ExportOptions extends Omit<RecordOptions, 'columns' | 'explain'> {
  parquet?: true;
  profile?: 'snare';
}

interface Target {
  readonly file: string | undefined;
  readonly format: ExportFormat;
  readonly profile: 'snare' | undefined;
  readonly limit: number | undefined;
  readonly scan: true | undefined;
}

const HELP = `
Formats:
  JSON Lines  each record's exact text, as received: the form to keep and to hand on as evidence
  CSV         one column for each field of the record types in it, for a spreadsheet. No evidence: a cell that a
              spreadsheet would take for a formula gets an apostrophe in front. import takes it off again.
  Parquet     the same columns with their types, for Power BI, Spark, DuckDB and the like; needs FILE

A name that ends with .csv, .parquet or .jsonl chooses the format. FILE appears once it is whole.
Columns, and where they come from: docs/query-from-outside.md.

Examples:
  npm run --silent audit -- export --from 2026-11-01 --to 2026-11-30 november.jsonl
  npm run --silent audit -- export --operation MailItemsAccessed --from -7d access.csv
  npm run --silent audit -- export --type 50 --profile snare --from -7d > snare.csv`;

/** `export`: the records of a query as a file for other programs. */
export function addExportCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('export')
    .argument('[file]', 'where to write; without it, to stdout')
    .description('write records as JSON Lines, CSV or Parquet; all that is given must be true of a record');
  addRecordSpan(addRecordValues(addRecordTests(command)), context, { order: 'oldest' })
    .option('--limit <n>', 'records at most (default: all)', limitArgument)
    .addOption(new Option('--json', "the records' received texts, one a line (the usual format)"))
    .addOption(new Option('--csv', 'one column for each field; no evidence, see below').conflicts('json'))
    .addOption(new Option('--parquet', 'typed columns').conflicts(['json', 'csv']))
    .addOption(
      new Option(
        '--profile <name>',
        "snare: the columns of Snare Central's Office365ExchangeItemAggregated",
      ).choices(['snare']),
    )
    .option('--scan', 'read every day also where no key narrows the search')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: ExportOptions) => {
      const { type: recordTypes, limit, profile, scan, json, csv, parquet, ...values } = options;
      const { from, to } = values;
      if (from && to && from >= to) command.error('error: --from must be before --to', { exitCode: 2 });
      const format = exportFormat(file, { json, csv, parquet, profile });
      const named = file === undefined ? undefined : formatOfName(file);
      if (named !== undefined && named !== format) {
        command.error(`error: --${format} does not go with a file that is called ${file}`, { exitCode: 2 });
      }
      if (format === 'parquet' && file === undefined) {
        command.error('error: Parquet needs a file, such as export --parquet records.parquet', {
          exitCode: 2,
        });
      }
      await runExport({ recordTypes, ...values }, { file, format, profile, limit, scan }, context);
    });
}

async function runExport(
  query: RecordQuery,
  { file, format, profile, limit, scan }: Target,
  context: CommandContext,
): Promise<void> {
  const { out, err, clock, abortSignal } = context;
  const tables = openTables(context);
  const opened = file === undefined ? undefined : await fileOutput(file);
  // Asked for beside the answer; its failure is told where it is awaited.
  const asked = answerLimits({ ...tables, clock }, query, { abortSignal });
  asked.catch(() => {});
  const progress: FindProgress = { days: 0, daysRead: 0, rowsRead: 0 };
  let written = 0;
  try {
    const recordTypes = () => exportedRecordTypes(tables, query, { abortSignal });
    const wanted = { format, profile, recordTypes };
    const writer = await exportWriter(wanted, opened ?? out, tables, { abortSignal });
    // Records that stream to the terminal are progress enough, and must not be wiped out.
    const watcher = { ...err, isTerminal: err.isTerminal && (opened !== undefined || !out.isTerminal) };
    await withProgress(
      watcher,
      () => searchProgress(progress, written),
      async () => {
        for await (const row of findRecords(tables, query, { limit, scan, progress, abortSignal })) {
          await writer.add(row);
          written += 1;
        }
        await writer.end();
      },
    );
    await opened?.keep();
  } finally {
    await opened?.discard();
  }
  await err.write(
    `${count(written, 'record')} exported${file === undefined ? '' : ` to ${terminalSafe(file)}`}.\n`,
  );
  if (written === 0)
    for (const line of emptyAnswer(query, progress)) await err.write(`${terminalSafe(line)}\n`);
  if (format === 'csv') {
    await err.write(
      'CSV is for spreadsheets and no evidence: cells that look like formulas have an apostrophe in front.\n',
    );
  }
  await writeOpenGaps(query, { tables, clock, err, abortSignal }, { asked, always: true });
}
