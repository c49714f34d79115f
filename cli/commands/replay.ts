import type { Command } from 'commander';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { appVersion } from '../../shared/ingest/appVersion';
import { findQuarantined } from '../../shared/replay/findQuarantined';
import type { QuarantinedItem } from '../../shared/replay/quarantinedItem';
import { quarantinedItems } from '../../shared/replay/quarantinedItems';
import { replay } from '../../shared/replay/replay';
import { readRetentionMonths } from '../../shared/settings/readRetentionMonths';
import type { CommandContext } from '../commandContext';
import { openTables } from '../openTables';
import { count } from '../output/count';
import { jsonText } from '../output/jsonText';
import { withProgress } from '../output/progressLine';
import { quarantineLines } from '../output/quarantineLines';
import { replayReport } from '../output/replayReport';

interface ReplayOptions {
  all?: true;
  allowImplausibleTime?: true;
  json?: true;
}

/** `replay`: texts in quarantine through the current parser again; without arguments it lists them. */
export function addReplayCommand(program: Command, context: CommandContext): void {
  program
    .command('replay')
    .argument('[item]', 'name of one text, as the list gives it (default: list what is in quarantine)')
    .description('list the unreadable texts in quarantine, or read them again with this version')
    .option('--all', 'every text in quarantine')
    .option('--allow-implausible-time', 'take records from before 2010 or from the future, too')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- replay\n  npm run --silent audit -- replay --all',
    )
    .action(async (item: string | undefined, options: ReplayOptions, command: Command) => {
      if (item !== undefined && options.all) {
        command.error('error: give the name of one text or --all', { exitCode: 2 });
      }
      if (item === undefined && !options.all) await listQuarantine(options, context);
      else await runReplay(item, options, context);
    });
}

async function listQuarantine({ json }: ReplayOptions, context: CommandContext): Promise<void> {
  const { out, err, abortSignal } = context;
  let texts = 0;
  // Item by item: there may be more than memory holds.
  if (json) await out.write('{"items": [');
  for await (const item of quarantinedItems(openTables(context), { abortSignal, withSize: true })) {
    await out.write(json ? `${texts === 0 ? '' : ','}\n${JSON.stringify(item)}` : quarantineLines(item));
    texts += 1;
  }
  if (json) await out.write(`\n], "quarantined": ${texts}}\n`);
  else await out.write(texts === 0 ? 'Nothing in quarantine.\n' : `${count(texts, 'text')} in quarantine.\n`);
  if (texts > 0)
    await err.write(
      'To read them again with this version: replay --all, or replay and the name of one in single quotes.\n',
    );
}

async function runReplay(
  name: string | undefined,
  options: ReplayOptions,
  context: CommandContext,
): Promise<void> {
  const { env, clock, out, err, abortSignal } = context;
  const tables = openTables(context);
  const items: AsyncIterable<QuarantinedItem> | QuarantinedItem[] =
    name === undefined
      ? quarantinedItems(tables, { abortSignal })
      : [await findQuarantined(tables, name, { abortSignal })];
  const dependencies = {
    ...tables,
    clock,
    retentionMonths: readRetentionMonths(env),
    allowImplausibleTime: options.allowImplausibleTime === true,
    appVersion: appVersion(),
  };
  let done = 0;
  const onItem = () => {
    done += 1;
  };
  const summary = await withProgress(
    err,
    () => `${done} texts read again`,
    () => replay(items, dependencies, { abortSignal, onItem }),
  );
  await out.write(options.json ? jsonText(summary) : replayReport(summary));
  if (name !== undefined && !summary.complete) {
    throw new OperatorFault(
      'The text cannot be read by this version either; it stays in quarantine.',
      'Look at its reason above. A newer version may read it; its text stays as it is until then.',
    );
  }
}
