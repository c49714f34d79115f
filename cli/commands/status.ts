import type { Command } from 'commander';
import { readStatus } from '../../shared/query/readStatus';
import { recordCounts } from '../../shared/query/recordCounts';
import type { CommandContext } from '../commandContext';
import { openTables } from '../openTables';
import { count } from '../output/count';
import { countTable } from '../output/countTable';
import { statusJson } from '../output/statusJson';
import { statusPage } from '../output/statusPage';
import { statusReport } from '../output/statusReport';
import { terminalSafe } from '../output/terminalSafe';
import { writePage } from '../output/writePage';
import { waitingMessages } from '../waitingMessages';

interface StatusOptions {
  counts?: true;
  html?: string;
  json?: true;
}

/** `status`: what is covered, what is missing, what waits, and what can be done about it. Reads the tables alone. */
export function addStatusCommand(program: Command, context: CommandContext): void {
  program
    .command('status')
    .description('show what is complete, what is missing and what waits')
    .option('--counts', 'count the records by type and day, too (reads the key of every record)')
    .option('--html <file>', 'write it as a page, too, that opens in any browser')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- status --counts\n  npm run --silent audit -- status --html coverage.html',
    )
    .action(async (options: StatusOptions) => {
      const { clock, env, out, err, abortSignal } = context;
      const tables = openTables(context);
      const status = await readStatus({ ...tables, clock }, { abortSignal });
      const counts = options.counts ? await recordCounts(tables, { abortSignal }) : undefined;
      const queued = await waitingMessages(context);
      const now = clock.now();
      if (options.json) await out.write(statusJson(status, counts, queued));
      else {
        // https://no-color.org: any value but an empty one.
        const isColoured = out.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
        await out.write(statusReport(status, now, { isColoured }));
        if (queued !== undefined)
          await out.write(`\nIn the queue for workers: about ${count(queued, 'message')}.\n`);
        if (counts) await out.write(`\n${countTable(counts)}`);
      }
      if (options.html !== undefined) {
        await writePage(options.html, statusPage(status, now));
        await err.write(`Wrote ${terminalSafe(options.html)}\n`);
      }
    });
}
