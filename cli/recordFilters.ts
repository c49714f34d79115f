import type { Command } from 'commander';
import type { RecordQuery } from '../shared/query/recordQuery';
import type { CommandContext } from './commandContext';
import { queryTimeArgument } from './queryTimeArgument';
import { recordTypeArgument } from './recordTypeArgument';

/** The options that choose records, as typed. */
export interface RecordFilters extends Omit<RecordQuery, 'recordTypes'> {
  type?: readonly number[];
}

/** Gives a command the options that choose records. */
export function addRecordFilters(command: Command, { clock }: Pick<CommandContext, 'clock'>): Command {
  const time = (isEnd: boolean) => (typed: string) => queryTimeArgument(typed, { now: clock.now(), isEnd });
  return command
    .option('--type <type>', 'record type, number or name; may be given several times', recordTypeArgument)
    .option('--operation <name>', 'operation; letter case counts, * stands for any characters')
    .option('--user <id>', 'UserId of the record, such as alice@contoso.com')
    .option(
      '--from <time>',
      'not before: 2026-11-01, 2026-11-01T12:00, -7d, -24h (default: all months)',
      time(false),
    )
    .option('--to <time>', 'before this time; a day means through its end', time(true));
}
