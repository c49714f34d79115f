import { setTimeout as delay } from 'node:timers/promises';
import type { Campaign } from '../campaign';
import { finishedFaults } from '../finishedFaults';
import type { PollProcess } from '../pollProcess';
import { type Stage, startStage } from '../stage';

// A resumed run is shorter than the first one; what is not killed in time is complete, and the chain at its end.
const LATEST_IN_CHAIN = 0.7;

/** How long a poll takes that nobody disturbs. */
interface FullRun {
  readonly durationMs: number;
  readonly storageRequests: number;
}

/**
 * The poll is killed (SIGKILL) at moments spread over its whole run: half of them by the clock, half at a request to the store, before
 * the store gets it or after it has done it. Then one poll. At the end a run that is killed again and again.
 */
export const killedPolls: Campaign = {
  name: 'killed polls',
  short: { records: 200, moments: 2 },
  long: { records: 200, moments: 3 },
  async run({ seed, records, moments, ingestMode }) {
    const stage = await startStage(
      seed,
      { subscribed: ['Audit.Exchange'], requestsPerMinute: 100_000 },
      { ingestMode },
    );
    try {
      stage.publish(records, 20);
      const faults: string[] = [];
      const full = await measure(stage, faults);
      let killed = 0;
      for (let moment = 0; moment < moments; moment++) {
        const byClock = moment % 2 === 0;
        const at = (moment + stage.random.next()) / moments;
        const { prefix, share } = await killFresh(stage, `Kill${moment}`, { at, full, byClock });
        killed += 1;
        faults.push(...(await finishedFaults(stage, prefix, `killed at ${percent(share)} of the run`)));
      }
      for (let moment = 0; moment < moments; moment++) {
        const at = LATEST_IN_CHAIN * stage.random.next();
        if (await killOnce(stage, 'Chain', { at, full, byClock: moment % 2 === 0 })) killed += 1;
      }
      faults.push(...(await finishedFaults(stage, 'Chain', 'killed again and again')));
      return {
        records: stage.tenant.truth.size,
        injected: { kills: killed },
        survived: `${moments + 1} sets of tables whole after one poll, ${records} records each`,
        faults,
      };
    } finally {
      await stage.stop();
    }
  },
};

async function measure(stage: Stage, faults: string[]): Promise<FullRun> {
  const requestsBefore = stage.proxy.requestCount;
  const { durationMs } = await stage.startPoll('Whole').ended;
  const storageRequests = stage.proxy.requestCount - requestsBefore;
  faults.push(...(await finishedFaults(stage, 'Whole', 'not disturbed')));
  return { durationMs, storageRequests };
}

/** Kills a poll into empty tables; one that ended sooner than the measured one gets another try, somewhat earlier. */
async function killFresh(
  stage: Stage,
  name: string,
  { at, full, byClock }: { at: number; full: FullRun; byClock: boolean },
): Promise<{ prefix: string; share: number }> {
  for (let attempt = 1, share = at; ; attempt++, share *= 0.8) {
    const prefix = `${name}Try${attempt}`;
    if (await killOnce(stage, prefix, { at: share, full, byClock })) return { prefix, share };
  }
}

/** @param at share of the run, 0 to 1. @returns whether the poll was still running then */
async function killOnce(
  stage: Stage,
  prefix: string,
  { at, full, byClock }: { at: number; full: FullRun; byClock: boolean },
): Promise<boolean> {
  const polling: PollProcess = stage.startPoll(prefix);
  const kill = () => void polling.child.kill('SIGKILL');
  if (byClock) {
    await Promise.race([delay(at * full.durationMs), polling.ended]).then(kill);
    return (await polling.ended).signal === 'SIGKILL';
  }
  const when = stage.random.chance(0.5) ? 'before' : 'after';
  const callOff = stage.proxy.interruptAt(1 + Math.floor(at * full.storageRequests), when, kill);
  const { signal } = await polling.ended;
  callOff();
  return signal === 'SIGKILL';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
