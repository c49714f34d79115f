import type { Command } from 'commander';
import { answerQuery } from '../answerQuery';
import type { CommandContext } from '../commandContext';
import { addAnswerOptions, addRecordTests, addRecordValues, type RecordOptions } from '../recordOptions';

/** `query`: stored records by type, operation, time and whatever they are about. */
export function addQueryCommand(program: Command, context: CommandContext): void {
  const command: Command = program
    .command('query')
    .description('find records; all that is given must be true of a record');
  addRecordValues(addRecordTests(command));
  addAnswerOptions(command, context)
    .option('--scan', 'read every day also where no key narrows the search')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- query --operation MailItemsAccessed --user alice@contoso.com --from -7d' +
        "\n  npm run --silent audit -- query --type OMEPortal --operation 'Attachment*' --csv > portal.csv" +
        '\n  npm run --silent audit -- query --address 203.0.113.0/24 --result Failed --from 2026-11-01 --order oldest' +
        '\n  npm run --silent audit -- query --text invoice --mailbox alice@contoso.com --from -30d --explain',
    )
    .action(async ({ type, ...options }: RecordOptions) => {
      const { from, to, limit, json, csv, columns, explain, scan, ...values } = options;
      if (from && to && from >= to) command.error('error: --from must be before --to', { exitCode: 2 });
      const query = { recordTypes: type, from, to, ...values };
      await answerQuery(query, { json, csv, columns, explain, scan, limit }, context);
    });
}
