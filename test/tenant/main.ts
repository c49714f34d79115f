import { z } from 'zod';
import { runTenant, usage } from './runTenant';

/** The tenant as a process of its own, for campaigns; see `--help`. */
async function main(): Promise<void> {
  const tenant = await runTenant(process.argv.slice(2), (line) => process.stdout.write(line));
  const stop = (): void => void tenant?.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever started it with a channel may be killed: it must not stay behind.
  process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n\n${usage}`);
  process.exitCode = 2;
});
