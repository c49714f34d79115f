import type { PublishedRecord } from './content/publishedRecord';
import type { GenerateOptions, RecordSource } from './generator/recordSource';
import { createRecordSource } from './generator/recordSource';
import { createRandom } from './random';
import type { PublishedContent, Tenant } from './tenant';

export interface PublishGeneratedOptions extends Omit<GenerateOptions, 'from' | 'to' | 'tenantId'> {
  /** Default 100. */
  readonly recordsPerBlob?: number;
  readonly contentType?: string;
  /** Default 6 days before `to`. */
  readonly from?: Date;
  /** Default the tenant's present. */
  readonly to?: Date;
  /** Longest time from an event to its blob; default 90 minutes, the upper end of what is documented for Exchange. */
  readonly delayMs?: number;
  /** Makes each blob from its numbers while it is sent, so that memory stays flat; texts are then missing in the truth. */
  readonly streamed?: boolean;
}

const dayMs = 86_400_000;

/**
 * Fills the tenant with generated records: blobs of mixed types and shuffled order, each available some minutes after
 * its newest event, and every twentieth record held back for a later blob.
 * @returns the blobs, oldest first
 */
export function publishGenerated(
  tenant: Tenant,
  options: PublishGeneratedOptions,
): readonly PublishedContent[] {
  const now = tenant.clock.now();
  const { to = now, recordsPerBlob = 100, delayMs = 90 * 60_000, contentType = 'Audit.Exchange' } = options;
  const { from = new Date(to.getTime() - 6 * dayMs) } = options;
  const source = createRecordSource({ ...options, from, to, tenantId: tenant.tenantId });
  const published: PublishedContent[] = [];
  for (const indexes of blobIndexes(source.count, recordsPerBlob, options.seed)) {
    const random = createRandom(options.seed, 'blob', published.length);
    // Creation times rise with the index.
    const newest = indexes.reduce((most, index) => Math.max(most, index), 0);
    const newestMs = Date.parse(`${source.at(newest).creationTime}Z`);
    const delayed = newestMs + (0.2 + 0.8 * random.next()) * delayMs;
    const contentCreated = new Date(Math.min(delayed, now.getTime()));
    const records = (): Iterable<PublishedRecord> => recordsAt(source, indexes);
    const content = options.streamed ? { records } : [...records()];
    published.push(tenant.publish(content, { contentType, contentCreated }));
  }
  return published;
}

/** Cuts the numbers of all records into blobs: consecutive ones, some held back for the next blob, shuffled within. */
function* blobIndexes(count: number, perBlob: number, seed: string | number): Iterable<readonly number[]> {
  const random = createRandom(seed, 'order');
  let heldBack: number[] = [];
  let blob: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (random.chance(0.05) && index < count - 1) heldBack.push(index);
    else blob.push(index);
    if (blob.length < perBlob) continue;
    yield shuffle(blob, random.next);
    blob = heldBack.slice(0, perBlob - 1);
    heldBack = heldBack.slice(perBlob - 1);
  }
  blob = [...blob, ...heldBack];
  while (blob.length > 0) yield shuffle(blob.splice(0, perBlob), random.next);
}

function shuffle(numbers: readonly number[], next: () => number): readonly number[] {
  return numbers
    .map((number) => ({ number, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ number }) => number);
}

function* recordsAt(source: RecordSource, indexes: readonly number[]): Iterable<PublishedRecord> {
  for (const index of indexes) yield source.at(index);
}
