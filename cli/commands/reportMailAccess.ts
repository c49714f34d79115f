import type { Command } from 'commander';
import type { AccessSelection } from '../../shared/reports/mailAccess/accessSelection';
import { readMailAccessReport } from '../../shared/reports/mailAccess/readMailAccessReport';
import { answerReport } from '../answerReport';
import type { CommandContext } from '../commandContext';
import { lookupArgument } from '../lookupArgument';
import { mailAccessView } from '../output/reports/mailAccessView';
import { addReportOptions, type ReportOptions } from '../reportOptions';

/** `report mail-access`: which mail was read, by whom, from where, and what of it cannot be known. */
export function addMailAccessReport(report: Command, context: CommandContext): void {
  const command: Command = report
    .command('mail-access')
    .description('which messages were read, by whom and from where, and what of it cannot be known')
    .option('--user <id>', 'who read: UserId, such as alice@contoso.com', lookupArgument('user'))
    .option(
      '--mailbox <name>',
      "whose mail: the owner's address or the mailbox GUID",
      lookupArgument('mailbox'),
    )
    .option(
      '--address <address>',
      'from this client address in any form, or a block: 203.0.113.0/24',
      lookupArgument('address'),
    )
    .option('--session <id>', 'in this session: SessionId or AADSessionId', lookupArgument('session'))
    .option('--app <id>', 'by the app with this ID', lookupArgument('app'));
  addReportOptions(command, context)
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- report mail-access --address 203.0.113.7 --from -7d' +
        '\n  npm run --silent audit -- report mail-access --user alice@contoso.com --from 2026-11-01 --to 2026-11-08 --html access.html',
    )
    .action(({ from, to, limit, json, csv, html, ...selection }: ReportOptions & AccessSelection) =>
      answerReport(
        command,
        { from, to, limit, json, csv, html },
        {
          name: 'mail-access',
          read: (tables, span, options) => readMailAccessReport(tables, selection, span, options),
          view: mailAccessView,
        },
        context,
      ),
    );
}
