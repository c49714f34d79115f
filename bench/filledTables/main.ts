import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openBenchTables } from '../openBenchTables';
import { serveTables } from '../tableStore/serveTables';
import { coverTables } from './coverTables';
import { fillTables } from './fillTables';

const DAY_MS = 86_400_000;
const USAGE = `Serves tables filled with records of a seed, until it is stopped; prints one line of JSON when it is ready.

  --records N   default: 1000000
  --days N      default: 90, the last of them yesterday (UTC)
  --seed TEXT   default: ask
`;
const flags = z.object({
  records: z.coerce.number().int().positive().default(1_000_000),
  days: z.coerce.number().int().positive().default(90),
  seed: z.string().default('ask'),
});

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { records: text, days: text, seed: text, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const { records: count, days, seed } = flags.parse(values);
  const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
  const served = await serveTables();
  const started = performance.now();
  const records = fillTables(served.service.tables, { records: count, days, seed, to });
  await coverTables(openBenchTables(served.connectionString), { days, to });
  const fillSeconds = (performance.now() - started) / 1_000;
  // Of the middle of the span, so that neither end is favoured.
  const texts = Array.from({ length: 500 }, (_, at) => {
    const { properties } = records.entity(Math.floor(count / 2) + at);
    return String(properties.AuditData);
  });
  const rssMegabytes = process.memoryUsage().rss / 1_000_000;
  const ready = { connectionString: served.connectionString, fillSeconds, rssMegabytes, texts };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  // Whoever started it may be killed: it must not stay behind with all its memory.
  process.on('disconnect', () => process.exit());
  await once(process, 'SIGTERM');
  await served.stop();
  // The channel to whoever started it would keep it alive.
  process.exit();
}

void main();
