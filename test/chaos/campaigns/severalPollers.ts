import { setTimeout as delay } from 'node:timers/promises';
import type { Campaign } from '../campaign';
import { finishedFaults } from '../finishedFaults';
import { startStage } from '../stage';

/** Two polls at once into the same tables, then three, of which one is killed. */
export const severalPollers: Campaign = {
  name: 'several pollers',
  short: { records: 200, moments: 0 },
  long: { records: 300, moments: 0 },
  async run({ seed, records, ingestMode }) {
    const stage = await startStage(
      seed,
      { subscribed: ['Audit.Exchange'], requestsPerMinute: 100_000 },
      { ingestMode },
    );
    try {
      stage.publish(records, 20);
      const two = await Promise.all([stage.startPoll('Two').ended, stage.startPoll('Two').ended]);
      const faults = two
        .filter(({ exitCode }) => exitCode !== 0)
        .map(({ said }) => `one of two polls failed: ${said.trim()}`);
      faults.push(...(await stage.faultsOf('Two')).map((fault) => `two polls: ${fault}`));
      const longestMs = Math.max(...two.map(({ durationMs }) => durationMs));

      const three = [1, 2, 3].map(() => stage.startPoll('Three'));
      await delay(longestMs * (0.3 + 0.5 * stage.random.next()));
      three[0]?.child.kill('SIGKILL');
      const ends = await Promise.all(three.map(({ ended }) => ended));
      for (const { exitCode, signal, said } of ends) {
        if (exitCode !== 0 && signal !== 'SIGKILL') faults.push(`one of three polls failed: ${said.trim()}`);
      }
      faults.push(...(await finishedFaults(stage, 'Three', 'three polls and a kill')));
      return {
        records: stage.tenant.truth.size,
        injected: {
          'polls at once': 5,
          kills: ends.filter(({ signal }) => signal === 'SIGKILL').length,
        },
        survived: `2 sets of tables whole, ${records} records each`,
        faults,
      };
    } finally {
      await stage.stop();
    }
  },
};
