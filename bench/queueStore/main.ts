import { parseArgs } from 'node:util';
import { z } from 'zod';
import { serveQueues } from './serveQueues';

const flags = z.object({ 'latency-ms': z.coerce.number().nonnegative().default(0) });

/** Serves empty queues until whoever started it goes; prints the connection string. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'latency-ms': { type: 'string' } } });
  const { 'latency-ms': latencyMs } = flags.parse(values);
  const { connectionString } = await serveQueues({ latencyMs });
  process.stdout.write(`${connectionString}\n`);
  process.on('disconnect', () => process.exit());
}

void main();
