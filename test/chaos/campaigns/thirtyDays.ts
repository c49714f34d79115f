import type { Campaign } from '../campaign';
import { startSimulatedTime } from '../simulatedTime';
import { startStage } from '../stage';
import { Journal } from '../thirtyDays/journal';
import { Pollers } from '../thirtyDays/pollers';
import { Publisher } from '../thirtyDays/publisher';
import { drawSchedule } from '../thirtyDays/schedule';
import { tableFaults } from '../thirtyDays/tableFaults';
import { changeWeather, clearWeather, fallSilent } from '../thirtyDays/weather';

const HOUR_MS = 3_600_000;
const DAYS = 30;
// A pause within a poll is waited for, twenty times as fast; the hours between two polls pass in one call.
const FACTOR = 20;
const START = new Date('2026-02-01T06:00:00Z');
const PREFIX = 'Audit';
const CONTENT_TYPE = 'Audit.Exchange';
// Small, so that listings have several pages.
const PAGE_SIZE = 5;
const LAST_POLLS = 4;
// Longer than a round of the sweep, so that each of them lists everything once more.
const SWEEP_MS = 6.2 * HOUR_MS;
const STORMS_TO_SILENCE = 14;
const KILLED = 0.3;

/**
 * Thirty days in a tenant's life on one set of tables: instances that poll every few hours, alone or two and three at once, are killed,
 * stopped by their deadline and started again, while service, store and clocks fail; with an outage longer than the service keeps
 * content, and an administrator who switches the subscription off. In the end tables and gaps are what they must be.
 */
export const thirtyDays: Campaign = {
  name: 'thirty days',
  short: { records: 300, moments: 24 },
  long: { records: 4_600, moments: 160 },
  async run({ seed, records, moments, ingestMode }) {
    const time = startSimulatedTime(START, FACTOR);
    const { clock } = time;
    const stage = await startStage(seed, { tokenLifetimeS: 600, pageSize: PAGE_SIZE }, { time, ingestMode });
    const { random, tenant } = stage;
    const publisher = new Publisher(tenant, random, seed);
    const journal = new Journal();
    const pollers = new Pollers(stage, time, journal, PREFIX);
    const injected: Record<string, number> = { 'clocks wrong': 0, 'subscriptions switched off': 0 };
    try {
      tenant.faults.set({ recordRepeatedInNextBlob: true });
      const schedule = drawSchedule(random, moments);
      const recordsAStep = Math.ceil(records / schedule.length);
      const passTime = (durationMs: number) => {
        const from = clock.now();
        clock.advance(durationMs);
        publisher.ordinary(recordsAStep, { from, to: clock.now() });
      };
      let storms = 0;
      for (const step of schedule) {
        passTime(step.pauseMs);
        if (step.switchesOff) {
          tenant.disableSubscription(CONTENT_TYPE);
          injected['subscriptions switched off'] = (injected['subscriptions switched off'] ?? 0) + 1;
          passTime((1 + 12 * random.next()) * HOUR_MS);
        }
        if (step.isOutage) continue;
        publisher.oddities(step);
        const { isCalm, skewMs, jumpMs } = changeWeather(stage, random);
        time.skewMs = skewMs;
        if (skewMs !== 0) injected['clocks wrong'] = (injected['clocks wrong'] ?? 0) + 1;
        const instances = random.chance(0.3) ? 2 + random.integer(2) : 1;
        if (!isCalm) storms += 1;
        if (!isCalm && storms % STORMS_TO_SILENCE === 2) {
          fallSilent(stage);
          await pollers.poll({ instances, deadlineMs: 1_000 * (1 + random.integer(20)) });
        } else await pollers.poll({ instances, isKilled: !isCalm && random.chance(KILLED), jumpMs, isCalm });
        time.skewMs = 0;
      }
      clearWeather(stage);
      let isComplete = false;
      for (let left = LAST_POLLS; left > 0; left--) {
        clock.advance(SWEEP_MS);
        isComplete = await pollers.poll({ instances: 1, isCalm: true });
      }
      pollers.expectComplete(isComplete);
      const judged = await tableFaults(stage, PREFIX, { publisher, journal });
      return {
        records: tenant.truth.size,
        injected: { ...stage.injected(), ...publisher.counts, ...pollers.counts, ...injected },
        survived: `all records of ${DAYS} days but those of ${judged.missing} blobs that could not be had, all told in ${judged.gaps.length} true gaps`,
        faults: [...pollers.faults, ...judged.faults],
      };
    } finally {
      await pollers.stop();
      await stage.stop();
      time.stop();
    }
  },
};
