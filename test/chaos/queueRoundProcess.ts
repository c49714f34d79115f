import { OperatorFault } from '../../shared/faults/operatorFault';
import { systemClock } from '../../shared/time/systemClock';
import { queueRound } from './queueRound';

// A round of queue mode in a process of its own, which a campaign kills or stops; see queueRound.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => stop.abort(new Error('stopped by a person')));

queueRound(process.env, { clock: systemClock, random: Math.random }, { abortSignal: stop.signal }).then(
  (summary) => {
    process.stdout.write(`${JSON.stringify(summary)}\n`, () => process.exit(0));
  },
  (error: unknown) => {
    const told = error instanceof OperatorFault ? `${error.message}\n${error.fix}` : String(error);
    process.stderr.write(`${told}\n`, () => process.exit(1));
  },
);
