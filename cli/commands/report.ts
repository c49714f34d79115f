import type { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { addEncryptedMailReport } from './reportEncryptedMail';
import { addMailAccessReport } from './reportMailAccess';

/** `report`: the two reports. */
export function addReportCommand(program: Command, context: CommandContext): void {
  const report = program
    .command('report')
    .description('answer the big questions: which mail was read, what became of encrypted mail')
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- report mail-access --address 203.0.113.7 --from -7d' +
        '\n  npm run --silent audit -- report encrypted-mail --from -30d --html encrypted.html',
    );
  addMailAccessReport(report, context);
  addEncryptedMailReport(report, context);
}
