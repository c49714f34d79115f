import type { Command } from 'commander';
import type { PortalSelection } from '../../shared/reports/encryptedMail/encryptedMailReport';
import { readEncryptedMailReport } from '../../shared/reports/encryptedMail/readEncryptedMailReport';
import { answerReport } from '../answerReport';
import type { CommandContext } from '../commandContext';
import { lookupArgument } from '../lookupArgument';
import { encryptedMailView } from '../output/reports/encryptedMailView';
import { addReportOptions, type ReportOptions } from '../reportOptions';

/** `report encrypted-mail`: what outside readers did with encrypted mail in the portal. */
export function addEncryptedMailReport(report: Command, context: CommandContext): void {
  const command: Command = report
    .command('encrypted-mail')
    .description(
      'what outside readers did with encrypted mail: signed in, opened, downloaded, forwarded, failed',
    )
    .option(
      '--message <id>',
      'of this message: InternetMessageId, with or without <>',
      lookupArgument('message'),
    )
    .option('--sender <address>', 'sent by this user')
    .option('--recipient <address>', 'read by this outside address, or by a domain: @example.com');
  addReportOptions(command, context)
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- report encrypted-mail --from -30d' +
        '\n  npm run --silent audit -- report encrypted-mail --sender alice@contoso.com --html encrypted.html',
    )
    .action(({ from, to, limit, json, csv, html, ...selection }: ReportOptions & PortalSelection) =>
      answerReport(
        command,
        { from, to, limit, json, csv, html },
        {
          name: 'encrypted-mail',
          read: (tables, span, options) => readEncryptedMailReport(tables, selection, span, options),
          view: encryptedMailView,
        },
        context,
      ),
    );
}
