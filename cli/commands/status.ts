import type { Command } from 'commander';
import { readStatus } from '../../shared/query/readStatus';
import { recordCounts } from '../../shared/query/recordCounts';
import { recordTypeName } from '../../shared/records/recordTypes';
import type { CommandContext } from '../commandContext';
import { openTables } from '../openTables';
import { countTable } from '../output/countTable';
import { jsonText } from '../output/jsonText';
import { statusReport } from '../output/statusReport';

/** `status`: what is covered, what is missing, what waits. Reads the tables alone. */
export function addStatusCommand(program: Command, context: CommandContext): void {
  program
    .command('status')
    .description('show what is complete, what is missing and what waits')
    .option('--counts', 'count the records by type and day, too (reads the key of every record)')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExample:\n  npm run --silent audit -- status --counts')
    .action(async (options: { counts?: true; json?: true }) => {
      const { clock, out, abortSignal } = context;
      const tables = openTables(context);
      const status = await readStatus({ ...tables, clock }, { abortSignal });
      const counts = options.counts ? await recordCounts(tables, { abortSignal }) : undefined;
      if (options.json) {
        const records = counts?.map((each) => ({ ...each, recordTypeName: recordTypeName(each.recordType) }));
        await out.write(jsonText({ ...status, ...(records ? { records } : {}) }));
        return;
      }
      await out.write(statusReport(status, clock.now()));
      if (counts) await out.write(`\n${countTable(counts)}`);
    });
}
