import '../../cli/compileCache';

import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';
import { systemClock } from '../../shared/time/systemClock';
import { type PollResult, pollOrder } from './pollOrder';
import { queueRound } from './queueRound';

// A process that polls whenever it is told to, as the function app's does; see pollInstance.
process.on('message', (message) => {
  void pollOnce(pollOrder.parse(message).deadlineMs).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());

async function pollOnce(deadlineMs: number | undefined): Promise<PollResult> {
  try {
    const machine = { clock: systemClock, random: Math.random };
    const { env } = process;
    const summary =
      env.INGEST_MODE === 'queue'
        ? await queueRound(env, machine, { deadlineMs })
        : await poll(openPoll(env, machine), { deadlineMs });
    return { complete: summary.complete, notes: summary.notes, fault: undefined };
  } catch (error) {
    return { complete: false, notes: [], fault: error instanceof Error ? error.message : String(error) };
  }
}
