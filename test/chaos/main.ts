import { parseArgs } from 'node:util';
import { z } from 'zod';
import { forEachParallel } from '../../shared/tables/store/forEachParallel';
import { ingestMode } from './campaign';
import { campaigns } from './campaigns';
import { type ChaosJob, chaosJob } from './chaosJob';
import { ChaosResults } from './chaosResults';
import { chaosTables } from './chaosTables';
import { runChaosJob } from './runChaosJob';

const USAGE = `Torments the poll: thirty simulated days, kills, stops, failing requests, a failing store, bad content.
Prints what was injected and survived; exits 1 where anything is not as promised.

  --seed TEXT      same seed, same records, moments and faults (default: 1)
  --seeds N        every campaign so many times, each with a seed of its own (default: 20)
  --parallel N     campaigns at once (default: 2)
  --only NAME      campaigns whose name begins like this
  --form FORM      long, or short as in npm test (default: long)
  --mode MODE      inline: the poll fetches what it lists; queue: workers do; both (default: inline)
  --records N      records in each campaign (default: each has its own number)
  --moments N      kills and stops in each campaign of these (default: as above)
  --results FILE   keeps what is done, a JSON object a line; what stands there is not done again
`;

const whole = z.coerce.number().int().positive();
const flags = z.object({
  seed: z.string().default('1'),
  seeds: whole.default(20),
  parallel: whole.default(2),
  only: z.string().default(''),
  form: z.enum(['short', 'long']).default('long'),
  mode: z.enum(['inline', 'queue', 'both']).default('inline'),
  records: whole.optional(),
  moments: whole.optional(),
  results: z.string().optional(),
});

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      seed: text,
      seeds: text,
      parallel: text,
      only: text,
      form: text,
      mode: text,
      records: text,
      moments: text,
      results: text,
      job: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exitCode = 0;
  } else if (values.job !== undefined) await runHere(chaosJob.parse(JSON.parse(values.job)));
  else await runAll(flags.parse(values));
}

async function runHere({ campaign, ...options }: ChaosJob): Promise<void> {
  const found = campaigns.find(({ name }) => name === campaign);
  if (!found) throw new RangeError(`no campaign is called ${campaign}`);
  const report = await found.run(options);
  process.stdout.write(JSON.stringify(report));
  process.exitCode = 0;
}

async function runAll({ results: path, parallel, ...wanted }: z.infer<typeof flags>): Promise<void> {
  const results = new ChaosResults(path);
  const left = jobsOf(wanted).filter((job) => !results.has(job));
  await forEachParallel(each(left), parallel, async (job) => {
    const result = await runChaosJob(__filename, job);
    results.add(result);
    const { report, seconds } = result;
    process.stderr.write(
      `seed ${job.seed}, ${job.campaign} (${job.ingestMode}): ${seconds} s, ${report.faults.length} faults\n`,
    );
  });
  process.stdout.write(chaosTables(results.all));
  const faults = results.all.flatMap(({ seed, campaign, ingestMode, report }) =>
    report.faults.map((fault) => `seed ${seed}, ${campaign} (${ingestMode}): ${fault}\n`),
  );
  process.stdout.write(faults.join(''));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/** The longest campaigns first, so that two at once end together. */
function jobsOf(wanted: Omit<z.infer<typeof flags>, 'parallel' | 'results'>): ChaosJob[] {
  const chosen = campaigns
    .filter(({ name }) => name.startsWith(wanted.only))
    .toSorted((a, b) => b.long.records - a.long.records);
  const modes = wanted.mode === 'both' ? ingestMode.options : [wanted.mode];
  return chosen.flatMap((campaign) =>
    modes.flatMap((mode) =>
      Array.from({ length: wanted.seeds }, (_, index) => ({
        campaign: campaign.name,
        seed: `${wanted.seed}/${index + 1}`,
        records: wanted.records ?? campaign[wanted.form].records,
        moments: wanted.moments ?? campaign[wanted.form].moments,
        ingestMode: mode,
      })),
    ),
  );
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

// Until it has come to its end: where everything that is awaited has gone, Node ends without a word.
process.exitCode = 1;
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
});
