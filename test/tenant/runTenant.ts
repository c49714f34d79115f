import { parseArgs } from 'node:util';
import { z } from 'zod';
import { publishGenerated } from './publishGenerated';
import { startTenant } from './startTenant';
import type { Tenant } from './tenant';

export const usage = `Runs a simulated Microsoft 365 tenant on 127.0.0.1 until it gets SIGTERM or SIGINT.
Prints one line of JSON when it is ready: url, environment, certificatePath, contents.

  --port N              port to listen on (default: any free one)
  --seed TEXT           same seed, same records and faults (default: 1)
  --records N           records to publish at the start (default: 0)
  --records-per-blob N  (default: 100)
  --days N              how many days back they reach (default: 6)
  --requests-per-minute N  its quota (default: 2000)
  --latency-ms N        time that every reply is held back (default: 0)
  --fail-rate N         share of requests that fail, 0 to 1 (default: 0)
`;

const whole = z.coerce.number().int().nonnegative();
const flags = z.object({
  port: whole.max(65_535).default(0),
  seed: z.string().default('1'),
  records: whole.default(0),
  'records-per-blob': whole.min(1).default(100),
  days: z.coerce.number().positive().default(6),
  'requests-per-minute': whole.min(1).default(2_000),
  'latency-ms': whole.default(0),
  'fail-rate': z.coerce.number().min(0).max(1).default(0),
});

/**
 * Starts a tenant from command line flags and says so in one line of JSON.
 * @param write takes the line, or the usage where that was asked for
 * @returns the running tenant; undefined where only the usage was asked for. Throws a ZodError or TypeError on flags it does not understand
 */
export async function runTenant(
  args: readonly string[],
  write: (line: string) => void,
): Promise<Tenant | undefined> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      records: { type: 'string' },
      'records-per-blob': { type: 'string' },
      days: { type: 'string' },
      'requests-per-minute': { type: 'string' },
      'latency-ms': { type: 'string' },
      'fail-rate': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    write(usage);
    return undefined;
  }
  const given = flags.parse(values);
  const { port, seed, records: count, days, 'fail-rate': rate } = given;
  const tenant = await startTenant({
    port,
    seed,
    latencyMs: given['latency-ms'],
    requestsPerMinute: given['requests-per-minute'],
  });
  if (rate > 0) {
    const kinds = ['429', '403-AF429', '500', '503', 'reset', 'truncated-body'] as const;
    tenant.faults.set({ requestsFail: { rate, kinds: [...kinds] } });
  }
  if (count > 0) {
    const from = new Date(tenant.clock.now().getTime() - days * 86_400_000);
    publishGenerated(tenant, { seed, count, recordsPerBlob: given['records-per-blob'], from });
  }
  const environment = tenant.environment();
  const contents = [...tenant.contents()].length;
  const certificatePath = environment.NODE_EXTRA_CA_CERTS;
  write(`${JSON.stringify({ url: tenant.url, environment, certificatePath, contents })}\n`);
  return tenant;
}
