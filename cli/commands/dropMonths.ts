import type { Command } from 'commander';
import { dropMonths } from '../../shared/retention/dropMonths';
import { openRetention } from '../../shared/retention/openRetention';
import type { CommandContext } from '../commandContext';
import { monthArgument } from '../monthArgument';
import { dropReport } from '../output/dropReport';
import { jsonText } from '../output/jsonText';

interface DropMonthsCommandOptions {
  before: string;
  dryRun?: true;
  yes?: true;
  json?: true;
}

/** `drop-months`: deletes the tables of old months, by a person who may. */
export function addDropMonthsCommand(program: Command, context: CommandContext): void {
  const command: Command = program
    .command('drop-months')
    .description('delete the records of old months for good; say --dry-run first')
    .requiredOption('--before <month>', 'months before this one, 2025-01', monthArgument)
    .option('--dry-run', 'only tell which tables would go')
    .option('--yes', 'drop them: tables have no backup')
    .option('--json', 'print the months as JSON')
    .addHelpText('after', '\nExample:\n  npm run --silent audit -- drop-months --before 2025-01 --dry-run')
    .action(async ({ before, dryRun, yes, json }: DropMonthsCommandOptions) => {
      if (!dryRun === !yes)
        command.error('error: say --dry-run to see what would go, or --yes to drop it', { exitCode: 2 });
      const { env, clock, random, out, abortSignal } = context;
      const isDryRun = dryRun === true;
      const months = await dropMonths(openRetention(env, { clock, random }), before, {
        isDryRun,
        abortSignal,
      });
      await out.write(
        json ? jsonText({ before, isDryRun, months }) : dropReport(months, { before, isDryRun }),
      );
    });
}
