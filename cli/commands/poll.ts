import type { Command } from 'commander';
import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';
import type { CommandContext } from '../commandContext';
import { jsonText } from '../output/jsonText';
import { pollReport } from '../output/pollReport';
import { withProgress } from '../output/progressLine';

/** `poll`: one poll now, as the timer does it. Ctrl-C ends it cleanly, and its summary is printed all the same. */
export function addPollCommand(program: Command, context: CommandContext): void {
  program
    .command('poll')
    .description('fetch what Microsoft has made available since the last poll')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nExample:\n  npm run --silent audit -- poll --json')
    .action(async (options: { json?: true }) => {
      const { env, clock, random, out, err, abortSignal } = context;
      const dependencies = openPoll(env, { clock, random });
      const { api, store, isSimulated } = dependencies;
      if (isSimulated) await err.write('Note: this talks to a simulated tenant, not to Microsoft.\n');
      const startedAt = clock.now().getTime();
      const progress = () => {
        const writes = [...store.counts.transactions.values()].reduce((sum, each) => sum + each, 0);
        return `Polling: ${api.requestCount} requests to Microsoft, ${writes} writes to the tables`;
      };
      const summary = await withProgress(err, progress, () => poll(dependencies, { abortSignal }));
      const durationMs = clock.now().getTime() - startedAt;
      await out.write(options.json ? jsonText(summary) : pollReport(summary, durationMs));
    });
}
