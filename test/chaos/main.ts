import { parseArgs } from 'node:util';
import { z } from 'zod';
import { plainTable } from '../../cli/output/plainTable';
import { campaigns } from './campaigns';

const USAGE = `Torments the poll: kills, stops, failing requests, a failing store, bad content. Prints what was injected and survived.

  --seed TEXT     same seed, same moments and faults (default: 1)
  --rounds N      every campaign so many times, each with a seed of its own (default: 1)
  --records N     records in each campaign (default: 3000)
  --moments N     kills and stops in each campaign of these (default: 20)
  --only NAME     campaigns whose name begins like this
`;

const whole = z.coerce.number().int().positive();
const flags = z.object({
  seed: z.string().default('1'),
  rounds: whole.default(1),
  records: whole.default(3_000),
  moments: whole.default(20),
  only: z.string().default(''),
});

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      seed: text,
      rounds: text,
      records: text,
      moments: text,
      only: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exitCode = 0;
    return;
  }
  const { seed, rounds, records, moments, only } = flags.parse(values);
  const rows: string[][] = [];
  const faults: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const { name, run } of campaigns.filter((campaign) => campaign.name.startsWith(only))) {
      const startedAt = performance.now();
      const report = await run({ seed: `${seed}/${round}`, records, moments });
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      process.stderr.write(`round ${round}, ${name}: ${seconds} s, ${report.faults.length} faults\n`);
      rows.push([
        String(round),
        name,
        report.injected,
        report.faults.length === 0 ? report.survived : 'FAULTS',
      ]);
      faults.push(...report.faults.map((fault) => `round ${round}, ${name}: ${fault}`));
    }
  }
  process.stdout.write(plainTable(['round', 'campaign', 'injected', 'survived'], rows));
  process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

// Until it has come to its end: where everything that is awaited has gone, Node ends without a word.
process.exitCode = 1;
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
});
