import type { Campaign } from '../campaign';
import { createHastyClock } from '../hastyClock';
import { startStage } from '../stage';

const RATE = 0.3;
const KINDS = ['429', '403-AF429', '500', '503', 'reset', 'truncated-body'] as const;
const RETRY_AFTER = ['none', 'seconds', 'date'] as const;
const OPERATIONS = ['listSubscriptions', 'startSubscription', 'listContent', 'fetchContent'];
const HOUR_MS = 3_600_000;

/** 30 % of all requests to the Activity API fail through several polls; then the service is well again. */
export const failingRequests: Campaign = {
  name: 'failing requests',
  short: { records: 200, moments: 0 },
  long: { records: 300, moments: 0 },
  async run({ seed, records, ingestMode }) {
    const clock = createHastyClock(30);
    const stage = await startStage(seed, { clock, subscribed: ['Audit.Exchange'] }, { ingestMode });
    try {
      const { tenant } = stage;
      const blobs = stage.publish(records, 10);
      const faults: string[] = [];
      for (const retryAfter of RETRY_AFTER) {
        tenant.faults.set({
          requestsFail: { rate: RATE, kinds: [...KINDS], retryAfter, operations: OPERATIONS },
        });
        await stage.pollHere('Audit');
        clock.advance(HOUR_MS / 4);
      }
      tenant.faults.clear();
      clock.advance(2 * HOUR_MS);
      const { complete, notes } = await stage.pollHere('Audit');
      if (!complete) faults.push(`the poll after the faults is not complete: ${notes.join(' ')}`);
      faults.push(...(await stage.faultsOf('Audit')));
      return {
        records: tenant.truth.size,
        injected: stage.injected(),
        survived: `${records} records in ${blobs.length} blobs, each once`,
        faults,
      };
    } finally {
      await stage.stop();
    }
  },
};
