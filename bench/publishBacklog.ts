import { createRandom } from '../test/tenant/random';
import { backlogSource } from './backlogSource';
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
  /** Whether a blob holds records that came one after the other, as those of the service nearly do. Default: of any type and day, mixed. */
  readonly isInOrder?: boolean;
}

/**
 * Publishes a backlog. If not in order, every blob holds records of any type and any of the days: the hardest case for full transactions.
 * The same backlog is the same records each time.
 */
export async function publishBacklog(
  tenant: TenantProcess,
  { records, recordsPerBlob, days, now, isInOrder = false }: Backlog,
): Promise<void> {
  const source = backlogSource({ records, days, now });
  const random = createRandom('bench', 'order');
  const order = Array.from({ length: records }, (_, index) => ({ index, at: random.next() }));
  if (!isInOrder) order.sort((a, b) => a.at - b.at);
  const blobs = Math.ceil(records / recordsPerBlob);
  for (let blob = 0; blob < blobs; blob++) {
    const indexes = order.slice(blob * recordsPerBlob, (blob + 1) * recordsPerBlob);
    const ageMs = NEWEST_CONTENT_MS + (1 - blob / blobs) * (OLDEST_CONTENT_MS - NEWEST_CONTENT_MS);
    await tenant.ask('publish', {
      records: indexes.map(({ index }) => source.at(index).text),
      contentCreated: new Date(now.getTime() - ageMs),
    });
  }
}
