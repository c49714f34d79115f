import { Command } from 'commander';
import type { CommandContext } from '../../../cli/commandContext';
import { systemClock } from '../../../shared/time/systemClock';

/** What a command printed; `fault` is the message of the error that it ended with. */
export interface Printed {
  out: string;
  err: string;
  fault: string;
}

/** Runs one command line in this process against tables. */
export async function runCommand(
  commands: readonly ((program: Command, context: CommandContext) => void)[],
  args: readonly string[],
  connectionString: string,
): Promise<Printed> {
  const printed: Printed = { out: '', err: '', fault: '' };
  const output = (name: 'out' | 'err') => ({
    isTerminal: false,
    write: async (text: string) => {
      printed[name] += text;
    },
  });
  const program = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      printed.out += text;
    },
    writeErr: (text) => {
      printed.err += text;
    },
  });
  const context = {
    env: { TABLES_CONNECTION_STRING: connectionString },
    out: output('out'),
    err: output('err'),
    clock: systemClock,
    random: Math.random,
    abortSignal: new AbortController().signal,
  };
  for (const add of commands) add(program, context);
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    printed.fault = error.message;
  });
  return printed;
}
