import type { Command } from 'commander';
import type { LookupKind } from '../../shared/records/lookup';
import { answerQuery } from '../answerQuery';
import type { CommandContext } from '../commandContext';
import { LOOKUP_KINDS, lookupArgument, lookupKindArgument } from '../lookupArgument';
import { addAnswerOptions, addRecordTests, type RecordOptions } from '../recordOptions';

/** `lookup KIND VALUE`: everything that is stored about one thing, through the index. */
export function addLookupCommand(program: Command, context: CommandContext): void {
  const command: Command = program
    .command('lookup')
    .argument('<kind>', LOOKUP_KINDS.join(', '), lookupKindArgument)
    .argument('<value>', 'address: any form, or a block; message: InternetMessageId, with or without < >')
    .description('find every record about one user, mailbox, app, address, session, message or recipient');
  addRecordTests(command);
  addAnswerOptions(command, context)
    .addHelpText(
      'after',
      '\nA user is who acted, a mailbox what was touched, a recipient who an encrypted message was for.\n' +
        '\nExamples:\n  npm run --silent audit -- lookup address 203.0.113.0/24 --from -7d' +
        "\n  npm run --silent audit -- lookup message '<1@contoso.com>'" +
        '\n  npm run --silent audit -- lookup mailbox alice@contoso.com --operation MailItemsAccessed --csv > alice.csv',
    )
    .action(async (kind: LookupKind, typed: string, { type, ...options }: RecordOptions) => {
      const { from, to, limit, json, csv, columns, explain, ...values } = options;
      if (from && to && from >= to) command.error('error: --from must be before --to', { exitCode: 2 });
      const query = { recordTypes: type, from, to, ...values, [kind]: valueAsTyped(command, kind, typed) };
      await answerQuery(query, { json, csv, columns, explain, limit }, context);
    });
}

function valueAsTyped(command: Command, kind: LookupKind, typed: string): string {
  try {
    return lookupArgument(kind)(typed);
  } catch (error) {
    return command.error(`error: ${kind} '${typed}': ${error instanceof Error ? error.message : error}`, {
      exitCode: 2,
    });
  }
}
