import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RecordOrder, RecordQuery } from '../shared/query/recordQuery';
import { closestName } from './closestName';
import type { CommandContext } from './commandContext';
import { limitArgument } from './limitArgument';
import { lookupArgument } from './lookupArgument';
import { queryTimeArgument } from './queryTimeArgument';
import { recordTypeArgument } from './recordTypeArgument';

/** Records that a table shows unless told otherwise. */
export const TABLE_LIMIT = 100;

/** What `query` and `lookup` have in common, as commander gives it. */
export interface RecordOptions extends Omit<RecordQuery, 'recordTypes'> {
  type?: readonly number[] | undefined;
  limit?: number | undefined;
  json?: true | undefined;
  csv?: true | undefined;
  columns?: true | undefined;
  explain?: true | undefined;
  scan?: true | undefined;
}

/** Options that choose among records whatever they are found by. */
export function addRecordTests(command: Command): Command {
  return command
    .option('--type <type>', 'record type, number or name; may be given several times', recordTypeArgument)
    .option('--operation <name>', 'operation; letter case counts, * stands for any characters')
    .option('--result <status>', 'ResultStatus, such as Succeeded, Failed, True')
    .option(
      '--text <text>',
      'stands somewhere in the received text; letter case does not count',
      textArgument,
    );
}

/** Options for what records are about; the index has it. */
export function addRecordValues(command: Command): Command {
  return command
    .option('--user <id>', 'UserId, who acted, such as alice@contoso.com', lookupArgument('user'))
    .option('--mailbox <id>', "mailbox touched: its owner's address or GUID", lookupArgument('mailbox'))
    .option(
      '--address <ip>',
      'client address in any form, or a block: 203.0.113.0/24',
      lookupArgument('address'),
    )
    .option('--app <id>', 'app ID, a GUID', lookupArgument('app'))
    .option('--session <id>', 'session ID', lookupArgument('session'))
    .option('--message <id>', 'InternetMessageId, with or without < >', lookupArgument('message'))
    .option('--recipient <address>', 'who an encrypted message was for', lookupArgument('recipient'));
}

/** Options for the time of the records, and which come first. */
export function addRecordSpan(
  command: Command,
  { clock }: Pick<CommandContext, 'clock'>,
  { order = 'newest' }: { order?: RecordOrder } = {},
): Command {
  const time = (isEnd: boolean) => (typed: string) => queryTimeArgument(typed, { now: clock.now(), isEnd });
  return command
    .option(
      '--from <time>',
      'not before: 2026-11-01, 2026-11-01T12:00+01:00, -7d, -24h (default: all months)',
      time(false),
    )
    .option('--to <time>', 'before this time; a day means through its end', time(true))
    .addOption(
      new Option('--order <which>', 'newest or oldest first').default(order).argParser(orderArgument),
    );
}

/** Options for the time, the number and the form of the answer. */
export function addAnswerOptions(command: Command, context: Pick<CommandContext, 'clock'>): Command {
  return addRecordSpan(command, context)
    .option('--limit <n>', `records at most (default: ${TABLE_LIMIT} in the table, else all)`, limitArgument)
    .option('--json', "print the records' received texts, one a line")
    .addOption(
      new Option(
        '--csv',
        'print CSV for a spreadsheet; no evidence: what looks like a formula is changed',
      ).conflicts('json'),
    )
    .addOption(
      new Option('--columns', 'print the stored columns as JSON, one record a line').conflicts('csv'),
    )
    .option('--explain', 'print how the tables would be read, and read no record');
}

function orderArgument(typed: string): RecordOrder {
  const order = (['newest', 'oldest'] as const).find(
    (name) => name === closestName(typed, ['newest', 'oldest']),
  );
  if (order) return order;
  throw new InvalidArgumentError('Give newest or oldest.');
}

function textArgument(typed: string): string {
  if (typed !== '') return typed;
  throw new InvalidArgumentError('Give some text.');
}
