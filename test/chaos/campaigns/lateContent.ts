import { publishGenerated } from '../../tenant/publishGenerated';
import type { Campaign } from '../campaign';
import { createHastyClock } from '../hastyClock';
import { startStage } from '../stage';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const SWEEP_PAUSE_MINUTES = 6 * 60;
const POLLS = 4;

/**
 * Content that appears behind what was listed already, minutes or days late; blobs that give only half of their records at first; blobs
 * that are delivered again under another contentId, or begin with the last record of the one before (elastic/beats#34304).
 */
export const lateContent: Campaign = {
  name: 'late and repeated content',
  short: { records: 200, moments: 0 },
  long: { records: 300, moments: 0 },
  async run({ seed, records, ingestMode }) {
    const clock = createHastyClock(1);
    const stage = await startStage(seed, { clock, subscribed: ['Audit.Exchange'] }, { ingestMode });
    try {
      const { tenant, random } = stage;
      tenant.faults.set({
        recordRepeatedInNextBlob: true,
        listingOmitsNewestMs: 5 * MINUTE_MS,
        partialBlobYoungerThanMs: 8 * MINUTE_MS,
      });
      const faults: string[] = [];
      let late = 0;
      let repeated = 0;
      let duplicates = 0;
      for (let pollNumber = 0; pollNumber < POLLS; pollNumber++) {
        const blobs = publishGenerated(tenant, {
          seed: `${seed}/${pollNumber}`,
          count: Math.ceil(records / POLLS),
          recordsPerBlob: 20,
          from: new Date(clock.now().getTime() - 30 * MINUTE_MS),
          delayMs: 10 * MINUTE_MS,
        });
        duplicates += (await stage.pollHere('Audit')).duplicates;
        for (const { contentId } of blobs) {
          if (random.chance(0.3)) {
            tenant.republish(contentId);
            repeated += 1;
          }
          // Where polls have looked already: some in the stretch that each poll looks at again, some only where the sweep looks.
          const ageMs = random.integer(random.chance(0.5) ? 80 : 6 * DAY_MINUTES) * MINUTE_MS;
          const contentCreated = new Date(clock.now().getTime() - ageMs);
          tenant.publish([JSON.stringify(lateRecord(random.guid(), contentCreated))], { contentCreated });
          late += 1;
        }
        clock.advance(30 * MINUTE_MS);
      }
      clock.advance(SWEEP_PAUSE_MINUTES * MINUTE_MS);
      const { complete, notes, ...last } = await stage.pollHere('Audit');
      duplicates += last.duplicates;
      if (!complete) faults.push(`the last poll is not complete: ${notes.join(' ')}`);
      if (duplicates < repeated) faults.push(`${duplicates} duplicates were counted, of ${repeated} blobs`);
      faults.push(...(await stage.faultsOf('Audit')));
      return {
        records: tenant.truth.size,
        injected: {
          ...stage.injected(),
          'late blobs': late,
          'repeated blobs': repeated,
          'repeated records': duplicates,
        },
        survived: 'every record once, every blob in the ledger',
        faults,
      };
    } finally {
      await stage.stop();
    }
  },
};

function lateRecord(id: string, contentCreated: Date): Record<string, unknown> {
  return {
    CreationTime: contentCreated.toISOString().slice(0, 19),
    Id: id,
    Operation: 'MailItemsAccessed',
    RecordType: 50,
    UserId: 'late.reader@contoso.onmicrosoft.com',
  };
}
