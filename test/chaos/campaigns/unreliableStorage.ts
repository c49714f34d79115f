import type { Campaign } from '../campaign';
import { finishedFaults } from '../finishedFaults';
import { startStage } from '../stage';

const RATE = 0.2;

/** The way to the store loses replies after the write has happened, answers busy, breaks and is slow. */
export const unreliableStorage: Campaign = {
  name: 'unreliable storage',
  async run({ seed, records }) {
    const stage = await startStage(seed, { subscribed: ['Audit.Exchange'], requestsPerMinute: 100_000 });
    try {
      const { proxy } = stage;
      stage.publish(records, 20);
      proxy.rate = RATE;
      const { exitCode, summary, said } = await stage.startPoll('Audit').ended;
      proxy.rate = 0;
      const faults: string[] = [];
      if (exitCode !== 0) faults.push(`the poll ended with ${exitCode}: ${said.trim()}`);
      else if (!summary?.complete) faults.push(`the poll left ${summary?.backlog} blobs for the next one`);
      if (summary && summary.inserted !== records) {
        faults.push(
          `counted ${summary.inserted} inserted, ${summary.duplicates} duplicates of ${records} new records`,
        );
      }
      faults.push(...(await finishedFaults(stage, 'Audit', 'the poll after it')));
      const injected = Object.entries(proxy.injected).map(([kind, times]) => `${times} ${kind}`);
      return { injected: injected.join(', '), survived: `${records} records, each once`, faults };
    } finally {
      await stage.stop();
    }
  },
};
