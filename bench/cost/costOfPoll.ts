import { backlogSource } from '../backlogSource';
import { measuredPoll, type PollCounts } from '../measuredPoll';
import { openBenchTables } from '../openBenchTables';
import { publishBacklog } from '../publishBacklog';
import { storedTables } from '../storedTables';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';
import { type LeastWrites, leastWrites } from './leastWrites';
import { type StoredCost, storedCost } from './storedCost';

// More than any poll sends: counts are what is looked for, and they do not depend on how long it waits.
const NO_QUOTA = 1_000_000;
const DAYS = 6;

/** A poll of a backlog: what it counted, what stands in the tables then, and what the least would have been. */
export interface CostOfPoll {
  readonly summary: PollCounts;
  readonly durationMs: number;
  readonly entitiesRead: number;
  readonly stored: ReadonlyMap<string, StoredCost>;
  readonly least: LeastWrites;
}

/** Polls a backlog of small mixed blobs into empty tables. */
export async function costOfPoll(records: number, recordsPerBlob: number): Promise<CostOfPoll> {
  const [tenant, tables] = await Promise.all([
    startTenantProcess({ requestsPerMinute: NO_QUOTA }),
    startTableProcess(),
  ]);
  try {
    const now = new Date();
    await publishBacklog(tenant, { records, recordsPerBlob, days: DAYS, now });
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: tables.connectionString };
    const { summary, durationMs } = await measuredPoll(settings, { requestsPerMinute: NO_QUOTA });
    if (!summary.complete || summary.inserted !== records) throw new Error('the poll is not complete');
    const { entitiesGiven: entitiesRead } = await tables.takeCounts();
    const source = backlogSource({ records, days: DAYS, now });
    const texts = Array.from({ length: records }, (_, index) => source.at(index).text ?? '');
    return {
      summary,
      durationMs,
      entitiesRead,
      stored: storedCost(await storedTables(openBenchTables(tables.connectionString))),
      least: leastWrites(texts, now),
    };
  } finally {
    await Promise.all([tenant.stop(), tables.stop()]);
  }
}
