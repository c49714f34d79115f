import { type Command, Option } from 'commander';
import type { CommandContext } from './commandContext';
import { limitArgument } from './limitArgument';
import { queryTimeArgument } from './queryTimeArgument';

/** What all reports are asked with. */
export interface ReportOptions {
  from?: Date | undefined;
  to?: Date | undefined;
  limit?: number | undefined;
  json?: true | undefined;
  csv?: true | undefined;
  html?: string | undefined;
}

/** Rows of each table that a terminal shows. */
export const TERMINAL_ROWS = 20;

/** Adds the options that all reports have. */
export function addReportOptions(command: Command, { clock }: Pick<CommandContext, 'clock'>): Command {
  const time = (isEnd: boolean) => (typed: string) => queryTimeArgument(typed, { now: clock.now(), isEnd });
  return command
    .option(
      '--from <time>',
      'not before: 2026-11-01, 2026-11-01T12:00, -7d, -24h (default: all)',
      time(false),
    )
    .option('--to <time>', 'before this time; a day means through its end', time(true))
    .option('--limit <n>', `rows of each table in the terminal (default: ${TERMINAL_ROWS})`, limitArgument)
    .option('--html <file>', 'write it as a page, too, that opens in any browser')
    .option('--json', 'print it as JSON')
    .addOption(
      new Option(
        '--csv',
        'print it as CSV for a spreadsheet; no evidence: what looks like a formula is changed',
      ).conflicts('json'),
    );
}

/** Ends the command where its span is none. */
export function checkSpan(command: Command, { from, to }: Pick<ReportOptions, 'from' | 'to'>): void {
  if (from && to && from >= to) command.error('error: --from must be before --to', { exitCode: 2 });
}
