import type { Command } from 'commander';
import type { PortalSelection } from '../../shared/reports/encryptedMail/encryptedMailReport';
import { readEncryptedMailReport } from '../../shared/reports/encryptedMail/readEncryptedMailReport';
import type { CommandContext } from '../commandContext';
import { lookupArgument } from '../lookupArgument';
import { openTables } from '../openTables';
import { withProgress } from '../output/progressLine';
import { encryptedMailView } from '../output/reports/encryptedMailView';
import { addReportOptions, checkSpan, type ReportOptions } from '../reportOptions';
import { roomyHeap } from '../roomyHeap';
import { writeReport } from '../writeReport';

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
    .action(async ({ from, to, limit, json, csv, html, ...selection }: ReportOptions & PortalSelection) => {
      checkSpan(command, { from, to });
      roomyHeap();
      const { err, clock, abortSignal } = context;
      const tables = { ...openTables(context), clock };
      let read = 0;
      const onProgress = (records: number) => {
        read = records;
      };
      const found = await withProgress(
        err,
        () => `${read.toLocaleString('en-US')} records read`,
        () => readEncryptedMailReport(tables, selection, { from, to }, { abortSignal, onProgress }),
      );
      const answer = { name: 'encrypted-mail', data: found, view: encryptedMailView(found) };
      await writeReport(answer, { limit, json, csv, html }, { ...context, tables });
    });
}
