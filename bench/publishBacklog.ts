import { arrivalOrder } from './arrivalOrder';
import { backlogSource } from './backlogSource';
import { mixedOrder } from './mixedOrder';
import type { TenantProcess } from './tenantProcess';

const DAY_MS = 24 * 60 * 60_000;
// Older than any second look at fresh content, younger than the seven days that a listing reaches back.
const NEWEST_CONTENT_MS = 60 * 60_000;
const OLDEST_CONTENT_MS = 6 * DAY_MS;

/** A backlog of small blobs. */
export interface Backlog {
  readonly records: number;
  readonly recordsPerBlob: number;
  /** How far back the records reach. */
  readonly days: number;
  /** End of the records' time. */
  readonly now: Date;
  /** Which records share a blob. Default: any of them, mixed. */
  readonly order?: 'mixed' | 'asTheyArrive';
}

/** Publishes a backlog: the same records in the same blobs each time. */
export async function publishBacklog(
  tenant: TenantProcess,
  { records, recordsPerBlob, days, now, order = 'mixed' }: Backlog,
): Promise<void> {
  const source = backlogSource({ records, days, now });
  const indexes = order === 'mixed' ? mixedOrder(records) : arrivalOrder(records, days * DAY_MS);
  const blobs = Math.ceil(records / recordsPerBlob);
  for (let blob = 0; blob < blobs; blob++) {
    const own = indexes.slice(blob * recordsPerBlob, (blob + 1) * recordsPerBlob);
    const ageMs = NEWEST_CONTENT_MS + (1 - blob / blobs) * (OLDEST_CONTENT_MS - NEWEST_CONTENT_MS);
    await tenant.ask('publish', {
      records: own.map((index) => source.at(index).text),
      contentCreated: new Date(now.getTime() - ageMs),
    });
  }
}
