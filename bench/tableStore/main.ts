import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ForgetfulService } from './forgetfulService';
import { serveTables } from './serveTables';
import { TableService } from './tableService';

const flags = z.object({
  forgetful: z.boolean().default(false),
  'latency-ms': z.coerce.number().nonnegative().default(0),
});

/** Serves empty tables until whoever started it goes; prints the connection string. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { forgetful: { type: 'boolean' }, 'latency-ms': { type: 'string' } },
  });
  const { forgetful, 'latency-ms': latencyMs } = flags.parse(values);
  const service = forgetful ? new ForgetfulService() : new TableService();
  const { connectionString } = await serveTables(service, { latencyMs });
  process.stdout.write(`${connectionString}\n`);
  // Whoever started it may be killed: it must not stay behind with all its memory.
  process.on('disconnect', () => process.exit());
}

void main();
