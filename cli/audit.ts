#!/usr/bin/env node
import { systemClock } from '../shared/time/systemClock';
import { streamOutput } from './output/streamOutput';
import { runAudit } from './runAudit';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time somebody means it: nothing stored is harmed by a sudden end.
    if (stop.signal.aborted) process.exit(130);
    stop.abort(new Error('stopped by a person'));
  });
}
// Whoever read our output (`| head`) has had enough: a good end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void runAudit(process.argv.slice(2), {
  env: process.env,
  out: streamOutput(process.stdout),
  err: streamOutput(process.stderr),
  clock: systemClock,
  random: Math.random,
  abortSignal: stop.signal,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
