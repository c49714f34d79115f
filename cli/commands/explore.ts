import { once } from 'node:events';
import type { Command } from 'commander';
import { recordMonths } from '../../shared/query/recordMonths';
import type { CommandContext } from '../commandContext';
import { startExplore } from '../explore/startExplore';
import { openTables } from '../openTables';
import { jsonText } from '../output/jsonText';
import { portArgument } from '../portArgument';

/** `explore`: the tables in the browser of this machine, to read. */
export function addExploreCommand(program: Command, context: CommandContext): void {
  program
    .command('explore')
    .description('look at everything in your browser, on this machine only')
    .option('--port <n>', 'port on 127.0.0.1 (default: a free one)', portArgument)
    .option('--json', 'print the address as JSON')
    .addHelpText(
      'after',
      '\nThe address opens once, in one browser; nothing can be changed there. Ctrl-C ends it.' +
        '\n\nExample:\n  npm run --silent audit -- explore',
    )
    .action(async ({ port = 0, json }: { port?: number; json?: true }) => {
      const { out, err, abortSignal } = context;
      const tables = openTables(context);
      // Whoever cannot read the tables learns it here, as from every command.
      await recordMonths(tables, { abortSignal });
      const { address, stop } = await startExplore(tables, { port }, context);
      try {
        await out.write(
          json ? jsonText({ address }) : `Open this address in your browser:\n\n  ${address}\n\n`,
        );
        await err.write(
          'It opens once, in one browser, and only on this machine. Press Ctrl-C here to end it.\n',
        );
        if (!abortSignal.aborted) await once(abortSignal, 'abort');
        await err.write('Stopped.\n');
      } finally {
        await stop();
      }
    });
}
