import { startPollHarness } from '../../test/ingest/pollHarness';
import { backlogSource } from '../backlogSource';
import { type StoredCost, storedCost } from '../cost/storedCost';
import { storedTables } from '../storedTables';
import { serveTables } from '../tableStore/serveTables';

const DAYS = 6;
const HOUR_MS = 60 * 60_000;
const NEXT_POLL_MS = 5 * 60_000;

/** What polls ask for and write, by name. */
export type Counts = Record<string, number>;

/**
 * Polls a backlog twice, on a clock and with records that are the same each time: what is counted is the same on every machine.
 * @param recordsPerBlob dealt out so that every blob holds records of all types and days
 */
export async function countPoll(records: number, recordsPerBlob: number): Promise<Counts> {
  const tables = await serveTables();
  const harness = await startPollHarness(tables, { isHurried: true });
  try {
    const now = harness.clock.now();
    const source = backlogSource({ records, days: DAYS, now });
    const blobs = Math.ceil(records / recordsPerBlob);
    for (let blob = 0; blob < blobs; blob++) {
      const own = Array.from({ length: recordsPerBlob }, (_, at) => blob + at * blobs);
      const texts = own.filter((index) => index < records).map((index) => source.at(index).text ?? '');
      const ageMs = HOUR_MS * (1 + ((blobs - blob) / blobs) * 24 * (DAYS - 1));
      harness.tenant.publish(texts, { contentCreated: new Date(now.getTime() - ageMs) });
    }
    const counted: Counts = {};
    for (const turn of ['first poll', 'second poll']) {
      tables.service.takeCounts();
      const summary = await harness.poll();
      const { requests, entitiesGiven } = tables.service.takeCounts();
      Object.assign(counted, {
        [`${turn}: records`]: summary.records,
        [`${turn}: API requests`]: summary.apiRequests,
        [`${turn}: transactions of records`]: summary.transactions,
        [`${turn}: transactions of the index`]: summary.indexTransactions,
        [`${turn}: transactions of the ledger`]: summary.ledgerTransactions,
        [`${turn}: reads`]: summary.reads,
        [`${turn}: requests to the storage`]: requests,
        [`${turn}: entities read`]: entitiesGiven,
      });
      harness.clock.advance(NEXT_POLL_MS);
    }
    return { ...counted, ...rowCounts(storedCost(await storedTables(harness))) };
  } finally {
    await Promise.all([harness.stop(), tables.stop()]);
  }
}

function rowCounts(stored: ReadonlyMap<string, StoredCost>): Counts {
  return Object.fromEntries(
    [...stored].sort().map(([part, { rows }]) => [part === 'records' ? part : `index rows by ${part}`, rows]),
  );
}
