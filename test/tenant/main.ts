import { parseArgs } from 'node:util';
import { z } from 'zod';
import { publishGenerated } from './publishGenerated';
import { startTenant } from './startTenant';

const usage = `Runs a simulated Microsoft 365 tenant on 127.0.0.1 until it gets SIGTERM or SIGINT.
Prints one line of JSON when it is ready: url, environment, certificatePath, contents.

  --port N              port to listen on (default: any free one)
  --seed TEXT           same seed, same records and faults (default: 1)
  --records N           records to publish at the start (default: 0)
  --records-per-blob N  (default: 100)
  --days N              how many days back they reach (default: 6)
  --latency-ms N        time that every reply is held back (default: 0)
  --fail-rate N         share of requests that fail, 0 to 1 (default: 0)
`;

const whole = z.coerce.number().int().nonnegative();
const flags = z.object({
  port: whole.default(0),
  seed: z.string().default('1'),
  records: whole.default(0),
  'records-per-blob': whole.min(1).default(100),
  days: z.coerce.number().positive().default(6),
  'latency-ms': whole.default(0),
  'fail-rate': z.coerce.number().min(0).max(1).default(0),
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      records: { type: 'string' },
      'records-per-blob': { type: 'string' },
      days: { type: 'string' },
      'latency-ms': { type: 'string' },
      'fail-rate': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const given = flags.parse(values);
  const tenant = await startTenant({ port: given.port, seed: given.seed, latencyMs: given['latency-ms'] });
  const rate = given['fail-rate'];
  if (rate > 0) {
    tenant.faults.set({
      requestsFail: { rate, kinds: ['429', '403-AF429', '500', '503', 'reset', 'truncated-body'] },
    });
  }
  if (given.records > 0) {
    const from = new Date(tenant.clock.now().getTime() - given.days * 86_400_000);
    publishGenerated(tenant, {
      seed: given.seed,
      count: given.records,
      recordsPerBlob: given['records-per-blob'],
      from,
    });
  }
  const stop = (): void => void tenant.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const environment = tenant.environment();
  const contents = [...tenant.contents()].length;
  const ready = { url: tenant.url, environment, certificatePath: environment.NODE_EXTRA_CA_CERTS, contents };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

main().catch((error: unknown) => {
  const what =
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : 'unknown';
  process.stderr.write(`${what}\n\n${usage}`);
  process.exitCode = 2;
});
