import { amongGoodRecords, badContents } from '../../tenant/bad/badContent';
import { oddRecords } from '../../tenant/bad/oddRecords';
import { omePortalSamples } from '../../tenant/bad/publishedSamples';
import { unusableRecords } from '../../tenant/bad/unusableRecords';
import { vendorSampleAsPrinted, vendorSampleMended } from '../../tenant/bad/vendorSample';
import type { Campaign } from '../campaign';
import { createHastyClock } from '../hastyClock';
import { startStage } from '../stage';

const POLLS = 3;
const HALF_HOUR_MS = 31 * 60_000;

/** Every bad record and every bad blob that the tenant knows, among good ones. */
export const badContent: Campaign = {
  name: 'bad content',
  short: { records: 200, moments: 0 },
  long: { records: 300, moments: 0 },
  async run({ seed, records, ingestMode }) {
    const clock = createHastyClock(30);
    const stage = await startStage(seed, { clock, subscribed: ['Audit.Exchange'] }, { ingestMode });
    try {
      const { tenant } = stage;
      const now = clock.now();
      const unusable = [...unusableRecords(now), vendorSampleAsPrinted];
      const odd = [...oddRecords(now), ...omePortalSamples, vendorSampleMended];
      tenant.publish(amongGoodRecords([...unusable, ...odd], now));
      const unreadable = new Map<string, Uint8Array>();
      const blobs = badContents(now);
      for (const { bytes, records: inside, hasUnreadableRest } of blobs) {
        const { contentId } = tenant.publish(bytes, { records: inside });
        if (hasUnreadableRest) unreadable.set(contentId, bytes);
      }
      stage.publish(records, 20);
      // The same bad body has to come three times over an hour before it is believed.
      for (let pollNumber = 1; pollNumber < POLLS; pollNumber++) {
        await stage.pollHere('Audit');
        clock.advance(HALF_HOUR_MS);
      }
      const { complete, notes } = await stage.pollHere('Audit');
      const faults = await stage.faultsOf('Audit', { unreadable, expectedGaps: unreadable.size });
      if (!complete) faults.push(`the last poll is not complete: ${notes.join(' ')}`);
      return {
        records: tenant.truth.size,
        injected: {
          'unusable records': unusable.length,
          'odd records': odd.length,
          'bad blobs': blobs.length,
        },
        survived: `their siblings stored, ${unusable.length} texts and ${unreadable.size} rests in quarantine`,
        faults,
      };
    } finally {
      await stage.stop();
    }
  },
};
