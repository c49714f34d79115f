import type { Campaign } from '../campaign';
import { finishedFaults } from '../finishedFaults';
import { startSimulatedTime } from '../simulatedTime';
import { startStage } from '../stage';

const RATE = 0.2;
// Pauses pass so many times as fast; more would leave a slow machine no time for a first answer.
const FACTOR = 4;

/** The way to the store loses replies after the write has happened, answers busy, breaks and is slow. */
export const unreliableStorage: Campaign = {
  name: 'unreliable storage',
  short: { records: 200, moments: 0 },
  long: { records: 300, moments: 0 },
  async run({ seed, records, ingestMode }) {
    const time = startSimulatedTime(new Date(), FACTOR);
    const options = { subscribed: ['Audit.Exchange'], requestsPerMinute: 100_000 };
    const stage = await startStage(seed, options, { time, ingestMode });
    try {
      const { proxy } = stage;
      stage.publish(records, 20);
      proxy.rate = RATE;
      const { exitCode, summary, said } = await stage.startPoll('Audit').ended;
      proxy.rate = 0;
      const faults: string[] = [];
      if (exitCode !== 0) faults.push(`the poll ended with ${exitCode}: ${said.trim()}`);
      else if (!summary?.complete) faults.push(`the poll left ${summary?.backlog} blobs for the next one`);
      if (summary && summary.variants > 0)
        faults.push(`${summary.variants} lost replies counted as variants`);
      if (summary && summary.inserted !== records) {
        faults.push(
          `counted ${summary.inserted} inserted, ${summary.duplicates} duplicates of ${records} new records`,
        );
      }
      faults.push(...(await finishedFaults(stage, 'Audit', 'the poll after it')));
      const injected = stage.injected();
      const survived = `${records} records, each once`;
      return { records: stage.tenant.truth.size, injected, survived, faults };
    } finally {
      await stage.stop();
      time.stop();
    }
  },
};
