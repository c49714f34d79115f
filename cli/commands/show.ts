import type { Command } from 'commander';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { findRecord } from '../../shared/query/findRecord';
import type { CommandContext } from '../commandContext';
import { openTables } from '../openTables';
import { columnsLine } from '../output/columnsLine';
import { jsonLine } from '../output/jsonLine';
import { recordReport } from '../output/recordReport';

/** `show ID`: one record as it is stored, with every variant. */
export function addShowCommand(program: Command, context: CommandContext): void {
  program
    .command('show')
    .argument('<id>', "the record's Id; letter case counts")
    .description('show one record in plain words and as it was received')
    .option('--json', 'print its received text, one record a line')
    .option('--columns', 'print its stored columns as JSON, one record a line')
    .addHelpText('after', '\nExample:\n  npm run --silent audit -- show a3500d45-6ab3-4971-a762-a01a846015d0')
    .action(async (id: string, options: { json?: true; columns?: true }) => {
      const { out, abortSignal } = context;
      const found = await findRecord(openTables(context), id, { abortSignal });
      if (found.length === 0) {
        throw new OperatorFault(
          `No record with the Id ${id} is stored.`,
          'Check the Id (letter case counts), and with the command status whether its time is covered.',
        );
      }
      for (const { row, utf8 } of found) {
        if (options.columns) await out.write(columnsLine(row, out));
        else if (options.json) await out.write(jsonLine(utf8.toString(), out));
        else await out.write(recordReport({ row, text: utf8.toString() }));
      }
    });
}
