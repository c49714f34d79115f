import type { Command } from 'commander';
import { openContentQueue } from '../../shared/contentQueue/openContentQueue';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { addPollSummary } from '../../shared/ingest/addPollSummary';
import { emptyPollSummary } from '../../shared/ingest/pollSummary';
import { givenVariables } from '../../shared/settings/givenVariables';
import { readQueueSettings } from '../../shared/settings/readQueueSettings';
import { runsInAzure } from '../../shared/settings/runsInAzure';
import { TenantIntakes } from '../../shared/worker/tenantIntakes';
import { type WorkCounts, workQueue } from '../../shared/worker/workQueue';
import type { CommandContext } from '../commandContext';
import { lateTableCredential } from '../lateTableCredential';
import { ingestReport } from '../output/ingestReport';
import { jsonText } from '../output/jsonText';
import type { Output } from '../output/output';
import { withProgress } from '../output/progressLine';

/** `ingest`: fetches what polls have listed and handed over (INGEST_MODE=queue), as the function app's workers do. */
export function addIngestCommand(program: Command, context: CommandContext): void {
  program
    .command('ingest')
    .description('fetch what polls have listed and handed over to a queue (INGEST_MODE=queue)')
    .option(
      '--until-empty',
      'end when the queue has nothing more to give; default: wait for more until Ctrl-C',
    )
    .option('--json', 'print the summary as JSON')
    .addHelpText(
      'after',
      '\nAny number of these may run at once, anywhere.\n\nExample:\n  npm run --silent audit -- ingest --until-empty --json',
    )
    .action(async (options: { untilEmpty?: true; json?: true }) => {
      const { env, clock, random, out, err, abortSignal } = context;
      const settings = readQueueSettings(env);
      if (!settings) {
        throw new OperatorFault(
          'There is no queue to take content from: INGEST_MODE is not queue.',
          'Set INGEST_MODE to queue, for the polls as well. Without it each poll fetches what it lists, and nothing else has to run.',
        );
      }
      const credential = () =>
        lateTableCredential(settings.kind === 'endpoint' ? settings : {}, { runsInAzure: runsInAzure(env) });
      const queue = openContentQueue(settings, { credential });
      if (isSimulated(env)) await err.write('Note: this talks to a simulated tenant, not to Microsoft.\n');
      const summary = emptyPollSummary();
      summary.complete = true;
      const log = linesTo(err);
      const intakes = new TenantIntakes(env, {
        clock,
        random,
        log,
        onClosed: (closed) => addPollSummary(summary, closed.summary),
      });
      const counts: WorkCounts = { taken: 0, dropped: 0, poison: 0, left: 0 };
      const startedAt = clock.now().getTime();
      const progress = () => `Fetching: ${counts.taken} content blobs taken`;
      try {
        await intakes.ready({ abortSignal });
        await withProgress(err, progress, () =>
          workQueue({ queue, intakes, clock, log }, counts, {
            untilEmpty: options.untilEmpty ?? false,
            abortSignal,
          }),
        );
      } finally {
        await intakes.close();
      }
      const durationMs = clock.now().getTime() - startedAt;
      await out.write(
        options.json ? jsonText({ ...summary, ...counts }) : ingestReport(summary, counts, durationMs),
      );
    });
}

function isSimulated(env: NodeJS.ProcessEnv): boolean {
  const { ACTIVITY_API_URL, AZURE_AUTHORITY_HOST } = givenVariables(env);
  return ACTIVITY_API_URL !== undefined || AZURE_AUTHORITY_HOST !== undefined;
}

function linesTo(err: Output) {
  const say = (text: string) => void err.write(`${text}\n`);
  return { info: say, warn: say, error: say };
}
