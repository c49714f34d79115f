import { type Command, InvalidArgumentError, Option } from 'commander';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { importExports } from '../../shared/imports/importExports';
import { appVersion } from '../../shared/ingest/appVersion';
import type { FileProgress } from '../../shared/ingest/fileProgress';
import type { Span } from '../../shared/ledger/spans';
import { contentTypes } from '../../shared/settings/contentTypes';
import { readRetentionMonths } from '../../shared/settings/readRetentionMonths';
import { exportPaths } from '../../shared/sources/exportPaths';
import { closestName } from '../closestName';
import type { CommandContext } from '../commandContext';
import { coversArgument } from '../coversArgument';
import { limitArgument } from '../limitArgument';
import { openTables } from '../openTables';
import { count } from '../output/count';
import { importReport } from '../output/importReport';
import { jsonText } from '../output/jsonText';
import { progressBar } from '../output/progressBar';
import { withProgress } from '../output/progressLine';
import { terminalSafe } from '../output/terminalSafe';

interface ImportOptions {
  covers?: Span;
  contentType: string;
  sourceLimit?: number;
  whole?: true;
  json?: true;
}

/** `import FILE...`: exports of the audit log into the same tables; with `--covers` they close gaps by a person's statement. */
export function addImportCommand(program: Command, context: CommandContext): void {
  const { clock } = context;
  program
    .command('import')
    .argument(
      '<files...>',
      'CSV of the Purview audit search or Search-UnifiedAuditLog, JSON, JSON Lines, Microsoft Graph, what PowerShell prints as a list, our own exports; told by their content',
    )
    .description('store the records of audit exports; may be repeated, nothing is stored twice')
    .addOption(
      new Option(
        '--covers <from..to>',
        'state that the files hold every event of this time; closes the gaps in it (begin 7 days before the gap)',
      ).argParser((typed) => coversArgument(typed, { now: clock.now() })),
    )
    .option('--content-type <name>', 'whose gaps', contentTypeArgument, 'Audit.Exchange')
    .option('--source-limit <n>', 'rows that the search could have given at the most', limitArgument)
    .option('--whole', 'state that no filter was used, whatever the files look like')
    .option('--json', 'print the summary as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- import export.csv' +
        '\n  npm run --silent audit -- import export.csv --covers 2026-11-01..2026-11-12',
    )
    .action(async (paths: string[], options: ImportOptions, command: Command) => {
      if (!options.covers && (options.whole || options.sourceLimit !== undefined)) {
        command.error('error: --whole and --source-limit say something about --covers', { exitCode: 2 });
      }
      await runImport(paths, options, context);
    });
}

async function runImport(
  paths: readonly string[],
  options: ImportOptions,
  context: CommandContext,
): Promise<void> {
  const { env, clock, out, err, abortSignal } = context;
  const { covers: span, contentType, sourceLimit } = options;
  const covers = span && { span, contentType, sourceLimit, isWhole: options.whole === true };
  const progress: FileProgress = { fileName: '', bytes: 0, bytesRead: 0, rows: 0 };
  const dependencies = {
    ...openTables(context),
    clock,
    retentionMonths: readRetentionMonths(env),
    appVersion: appVersion(),
    progress,
  };
  const summary = await withProgress(
    err,
    () => progressText(progress),
    async () => importExports(await exportPaths(paths), covers, dependencies, { abortSignal }),
  );
  await out.write(options.json ? jsonText(summary) : importReport(summary));
  if (summary.closing && summary.closing.closed.length === 0) {
    throw new OperatorFault(
      'No gap was closed; what the files hold is stored.',
      'See above what is missing, and status for the gaps and the export that each of them needs.',
    );
  }
}

function progressText({ fileName, bytes, bytesRead, rows }: FileProgress): string {
  if (bytes === 0) return 'Looking at the files';
  const percent = Math.floor((100 * Math.min(bytesRead, bytes)) / bytes);
  return `${terminalSafe(fileName)} ${progressBar(bytesRead, bytes)} ${percent} %, ${count(rows, 'row')}`;
}

function contentTypeArgument(typed: string): string {
  const known = contentTypes.find((name) => name.toLowerCase() === typed.toLowerCase());
  if (known) return known;
  const meant = closestName(typed, contentTypes);
  throw new InvalidArgumentError(
    meant ? `Did you mean ${meant}?` : `Give one of ${contentTypes.join(', ')}.`,
  );
}
