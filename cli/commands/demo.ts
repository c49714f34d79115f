import type { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { limitArgument } from '../limitArgument';

const RECORDS = 2_000;

/** `demo`: everything once with a simulated tenant on this machine; nothing else is needed. */
export function addDemoCommand(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('run everything once with a simulated tenant and a table service on this machine')
    .option('--records <n>', 'records to publish', limitArgument, RECORDS)
    .option('--keep', 'leave both running and print the settings to use them with')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  npm run --silent audit -- demo --keep')
    .action(async ({ records, keep, json }: { records: number; keep?: true; json?: true }) => {
      // Loaded here, and with an extension as import() wants it: only a working copy has the simulated tenant and Azurite.
      const { runDemo } = await import('../demo/runDemo.js');
      await runDemo({ records, isJson: json === true, keep: keep === true }, context);
    });
}
