import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { benches } from './benches';
import { countFigures } from './counts/countFigures';
import { counts } from './counts/counts';
import { readExpectedCounts, writeExpectedCounts } from './counts/expectedCounts';
import type { Figure } from './figure';
import { benchChart } from './results/benchChart';
import { benchResults } from './results/benchResults';
import { benchTable } from './results/benchTable';
import { runBenches } from './runBenches';

const names = Object.keys(benches);
const USAGE = `Measures the product against its references and prints one table; exit code 1 where a floor is missed.

  --only NAMES   some of ${names.join(', ')}, separated by commas
  --rounds N     rounds of what is timed (default: 3)
  --scale N      share of the full size, to try something out (default: 1)
  --short        only what is counted, on few records: each count has to be exactly what bench/counts/expected.json says
  --accept       with --short: write what was counted there
  --json FILE    write the results there, with machine, Node version, commit and date
  --chart FILE   draw them there, as SVG
`;

const flags = z.object({
  only: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(names)))
    .default(names),
  rounds: z.coerce.number().int().positive().default(3),
  scale: z.coerce.number().positive().max(1).default(1),
  short: z.boolean().default(false),
  accept: z.boolean().default(false),
  json: z.string().optional(),
  chart: z.string().optional(),
});

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      only: text,
      rounds: text,
      scale: text,
      short: { type: 'boolean' },
      accept: { type: 'boolean' },
      json: text,
      chart: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exitCode = 0;
    return;
  }
  const { only, short, accept, json, chart, ...options } = flags.parse(values);
  // The clients read it when they are made: all of this is on this machine.
  process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');
  const tell = (line: string) => process.stderr.write(line);
  const measured = short
    ? { counts: await countedFigures(accept) }
    : await runBenches(benches, only, options, tell);
  const results = benchResults(measured, options, new Date());
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  if (chart !== undefined) await writeFile(chart, benchChart(results));
  const figures: Figure[] = Object.values(measured).flat();
  process.stdout.write(benchTable(figures));
  process.exitCode = figures.some(({ isMet }) => isMet === false) ? 1 : 0;
}

async function countedFigures(isAccepted: boolean): Promise<Figure[]> {
  const counted = await counts();
  if (isAccepted) await writeExpectedCounts(counted);
  return countFigures(counted, await readExpectedCounts());
}

// Until it has come to its end: where everything that is awaited has gone, Node ends without a word.
process.exitCode = 1;
main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof z.ZodError ? `${z.prettifyError(error)}\n\n${USAGE}` : String(error)}\n`,
  );
  process.exitCode = 2;
});
