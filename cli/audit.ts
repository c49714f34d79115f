#!/usr/bin/env node
import './compileCache';

import { systemClock } from '../shared/time/systemClock';
import { isStreaming } from './isStreaming';
import { streamOutput } from './output/streamOutput';
import { runAudit } from './runAudit';
import { smallHeap } from './smallHeap';

const OLDEST_NODE = 24;

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `This needs Node.js ${OLDEST_NODE}; this is ${process.version}.\nTo mend it: run it as npm run audit, which brings its own, or with Node.js ${OLDEST_NODE}.\n`,
  );
  process.exit(1);
}

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

// Nobody reads our messages any more: what is under way still ends as it should.
process.stderr.on('error', () => {});

if (isStreaming(process.argv.slice(2))) smallHeap();

const [out, err] = [streamOutput(process.stdout), streamOutput(process.stderr)];
const { env, argv } = process;
const { signal: abortSignal } = stop;
void runAudit(argv.slice(2), { env, out, err, clock: systemClock, random: Math.random, abortSignal }).then(
  async (exitCode) => {
    await Promise.all([out.end(), err.end()]);
    // A request that could not connect leaves its timer of a minute behind (@azure/core-rest-pipeline).
    process.exit(exitCode);
  },
);
