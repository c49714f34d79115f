import { serveTables } from './serveTables';

/** Serves empty tables until whoever started it goes; prints the connection string. */
async function main(): Promise<void> {
  const { connectionString } = await serveTables();
  process.stdout.write(`${connectionString}\n`);
  // Whoever started it may be killed: it must not stay behind with all its memory.
  process.on('disconnect', () => process.exit());
}

void main();
