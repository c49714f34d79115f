import { parseArgs } from 'node:util';
import { z } from 'zod';
import { plainTable } from '../cli/output/plainTable';
import { ask } from './ask/ask';
import type { BenchOptions, Figure } from './figure';
import { importing } from './importing';
import { memory } from './memory';
import { rate } from './rate';
import { reports } from './reports';
import { transactions } from './transactions';

const USAGE = `Measures poll, import, questions and reports against their floors and prints one table; exit code 1 where a floor is missed.

  --only NAME   transactions, rate, memory, import, ask or reports
  --rounds N    rounds of rate, import and ask (default: 3)
  --scale N     share of the full size, to try something out (default: 1)
`;

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<Figure[]>>> = {
  transactions,
  rate,
  memory,
  import: importing,
  ask,
  reports,
};
const flags = z.object({
  only: z.enum(['transactions', 'rate', 'memory', 'import', 'ask', 'reports']).optional(),
  rounds: z.coerce.number().int().positive().default(3),
  scale: z.coerce.number().positive().max(1).default(1),
});

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { only: text, rounds: text, scale: text, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exitCode = 0;
    return;
  }
  const { only, ...options } = flags.parse(values);
  // The clients read it when they are made: all of this is on this machine.
  process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (only !== undefined && name !== only) continue;
    process.stderr.write(`${name} ...\n`);
    figures.push(...(await bench(options)));
  }
  const rows = figures.map(({ figure, measured, reference, floor, isMet }) => [
    figure,
    measured,
    reference,
    floor,
    isMet === undefined ? '' : isMet ? 'met' : 'NOT MET',
  ]);
  process.stdout.write(plainTable(['figure', 'measured', 'reference', 'floor', ''], rows));
  process.exitCode = figures.some(({ isMet }) => isMet === false) ? 1 : 0;
}

// Until it has come to its end: where everything that is awaited has gone, Node ends without a word.
process.exitCode = 1;
main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof z.ZodError ? `${z.prettifyError(error)}\n\n${USAGE}` : String(error)}\n`,
  );
  process.exitCode = 2;
});
