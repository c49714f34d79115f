import { type Command, Option } from 'commander';
import { findRecords } from '../../shared/query/findRecords';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { CommandContext } from '../commandContext';
import { limitArgument } from '../limitArgument';
import { openTables } from '../openTables';
import { withProgress } from '../output/progressLine';
import { recordPrinter } from '../output/recordPrinter';
import { writeOpenGaps } from '../output/writeOpenGaps';
import { queryTimeArgument } from '../queryTimeArgument';
import { recordTypeArgument } from '../recordTypeArgument';

const TABLE_LIMIT = 100;

interface QueryOptions extends Omit<RecordQuery, 'recordTypes'> {
  type?: readonly number[];
  limit?: number;
  json?: true;
  csv?: true;
  columns?: true;
}

/** `query`: stored records by type, operation, user and time, newest first. */
export function addQueryCommand(program: Command, context: CommandContext): void {
  const time = (isEnd: boolean) => (typed: string) =>
    queryTimeArgument(typed, { now: context.clock.now(), isEnd });
  const command: Command = program
    .command('query')
    .description('find records, newest first; all that is given must be true of a record')
    .option('--type <type>', 'record type, number or name; may be given several times', recordTypeArgument)
    .option('--operation <name>', 'operation; letter case counts, * stands for any characters')
    .option('--user <id>', 'UserId of the record, such as alice@contoso.com')
    .option(
      '--from <time>',
      'not before: 2026-11-01, 2026-11-01T12:00, -7d, -24h (default: all months)',
      time(false),
    )
    .option('--to <time>', 'before this time; a day means through its end', time(true))
    .option('--limit <n>', `records at most (default: ${TABLE_LIMIT} in the table, else all)`, limitArgument)
    .option('--json', "print the records' received texts, one a line")
    .addOption(new Option('--csv', 'print CSV for a spreadsheet').conflicts('json'))
    .addOption(
      new Option('--columns', 'print the stored columns as JSON, one record a line').conflicts('csv'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- query --operation MailItemsAccessed --user alice@contoso.com --from -7d' +
        "\n  npm run --silent audit -- query --type OMEPortal --operation 'Attachment*' --csv > portal.csv",
    )
    .action(async ({ type, operation, user, from, to, limit, ...format }: QueryOptions) => {
      if (from && to && from >= to) command.error('error: --from must be before --to', { exitCode: 2 });
      await runQuery({ recordTypes: type, operation, user, from, to }, { limit, ...format }, context);
    });
}

async function runQuery(
  query: RecordQuery,
  format: Pick<QueryOptions, 'json' | 'csv' | 'columns'> & { limit: number | undefined },
  context: CommandContext,
): Promise<void> {
  const { out, err, abortSignal } = context;
  const tables = openTables(context);
  const printer = recordPrinter(format, { tables, out, abortSignal });
  const isTable = printer.select !== undefined && !format.csv;
  const limit = format.limit ?? (isTable ? TABLE_LIMIT : undefined);
  let found = 0;
  // One more than is printed tells whether there are more.
  const options = { limit: limit && limit + 1, select: printer.select, abortSignal };
  // Records that stream to the terminal are progress enough, and must not be wiped out.
  const watcher = { ...err, isTerminal: err.isTerminal && (isTable || !out.isTerminal) };
  await withProgress(
    watcher,
    () => `${found} records found`,
    async () => {
      for await (const row of findRecords(tables, query, options)) {
        found += 1;
        if (limit === undefined || found <= limit) await printer.print(row);
      }
    },
  );
  await printer.end();
  if (found === 0) await err.write('No stored record matches. Letter case counts in --operation.\n');
  if (limit !== undefined && found > limit) {
    await err.write(`These are the newest ${limit}; --limit shows more, --json and --csv print all.\n`);
  }
  await writeOpenGaps(query, { tables, clock: context.clock, err, abortSignal });
}
