import type { Campaign } from '../campaign';
import { finishedFaults } from '../finishedFaults';
import { startStage } from '../stage';

const LONGEST_STOP_MS = 15_000;

/** The poll is asked to stop (SIGINT, SIGTERM) in the middle: it ends soon and well, and the next one goes on. */
export const stoppedPolls: Campaign = {
  name: 'stopped polls',
  short: { records: 200, moments: 2 },
  long: { records: 200, moments: 2 },
  async run({ seed, records, moments, ingestMode }) {
    const stage = await startStage(
      seed,
      { subscribed: ['Audit.Exchange'], requestsPerMinute: 100_000 },
      { ingestMode },
    );
    try {
      stage.publish(records, 20);
      const faults: string[] = [];
      const requestsBefore = stage.proxy.requestCount;
      await stage.startPoll('Whole').ended;
      const storageRequests = stage.proxy.requestCount - requestsBefore;
      let longestMs = 0;
      let stopped = 0;
      for (let moment = 0; moment < moments; moment++) {
        const prefix = `Stop${moment}`;
        const signal = moment % 2 === 0 ? 'SIGINT' : 'SIGTERM';
        const at = (moment + stage.random.next()) / moments;
        const polling = stage.startPoll(prefix);
        let askedAt = 0;
        const callOff = stage.proxy.interruptAt(1 + Math.floor(at * storageRequests), 'after', () => {
          askedAt = performance.now();
          polling.child.kill(signal);
        });
        const { exitCode, summary, said } = await polling.ended;
        callOff();
        const what = `${signal} at ${Math.round(at * 100)} %`;
        if (exitCode !== 0) faults.push(`${what}: ended with ${exitCode}: ${said.trim()}`);
        if (!summary) faults.push(`${what}: no summary was printed`);
        if (askedAt > 0) {
          stopped += 1;
          longestMs = Math.max(longestMs, performance.now() - askedAt);
        }
        faults.push(...(await finishedFaults(stage, prefix, `${what}, then a poll`)));
      }
      if (longestMs > LONGEST_STOP_MS) faults.push(`a stop took ${Math.round(longestMs)} ms`);
      return {
        records: stage.tenant.truth.size,
        injected: { stops: stopped },
        survived: `all ended within ${(longestMs / 1_000).toFixed(1)} s, nothing to repair`,
        faults,
      };
    } finally {
      await stage.stop();
    }
  },
};
