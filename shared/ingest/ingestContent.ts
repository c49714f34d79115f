import { createHash } from 'node:crypto';
import type { ActivityApi, FetchOptions } from '../activityApi/activityApi';
import type { ContentItem } from '../activityApi/contentItem';
import { parseRecord } from '../records/parseRecord';
import { RecordSplitter, type SplitEnd } from '../records/recordSplitter';
import type { QuarantineWriter } from '../tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../tables/auditRecords/delivery';
import type { RecordWriter } from '../tables/auditRecords/recordWriter';
import type { Clock } from '../time/clock';
import { isBeyondRetention } from './retentionLimit';

/** The way of a blob's bytes into the writers. */
export interface IngestDependencies {
  readonly api: ActivityApi;
  readonly records: RecordWriter;
  readonly quarantine: QuarantineWriter;
  readonly clock: Clock;
  readonly retentionMonths: number | undefined;
  /** Called between records: the place to write what has gathered. */
  readonly relieve: () => Promise<void>;
}

/** A blob read to its end. Its records are on their way, not durable yet. */
export interface IngestedContent {
  readonly delivery: Delivery;
  /** When the service put the body together, at the earliest. */
  readonly fetchedAt: Date;
  readonly bytes: number;
  /** Lower-case hex SHA-256 of the body. */
  readonly sha256: string;
  readonly end: SplitEnd;
}

/**
 * Fetches one blob and hands each of its records on: stream -> exact text of each record -> parsed, or to quarantine with its exact text.
 * Memory does not depend on the blob's size. One bad record never harms its siblings (promise P4).
 *
 * @throws ActivityApiFault from the client; what a writer threw
 */
export async function ingestContent(
  item: ContentItem,
  { api, records, quarantine, clock, retentionMonths, relieve }: IngestDependencies,
  options: FetchOptions = {},
): Promise<IngestedContent> {
  const delivery = new Delivery({
    source: 'api',
    contentId: item.contentId,
    quarantinePartition: item.contentCreated.slice(0, 10),
  });
  const askedAt = clock.now();
  const body = await api.fetchContent(item, options);
  // The answer has just told the service's time, should this machine's clock have jumped ahead before it was asked.
  const fetchedAt = new Date(Math.min(askedAt.getTime(), clock.now().getTime()));
  const hash = createHash('sha256');
  const splitter = new RecordSplitter();
  let bytes = 0;
  let index = 0;
  let noContent: Buffer | undefined;
  for await (const chunk of body.chunks) {
    bytes += chunk.byteLength;
    hash.update(chunk);
    for (const utf8 of splitter.push(chunk)) {
      const now = clock.now();
      const parsed = parseRecord(utf8, { now, source: 'api' });
      if (!parsed.ok && splitter.isSingleObject) {
        // A lone object that is no record (an error in the place of content, say) is no array of records either.
        noContent = utf8;
      } else if (!parsed.ok) {
        delivery.counts.records += 1;
        const sha256 = createHash('sha256').update(utf8).digest('hex');
        await quarantine.add({ utf8, sha256, reason: parsed.reason, detail: parsed.detail, index }, delivery);
      } else if (isBeyondRetention(parsed.record.creationTime, { now, retentionMonths })) {
        delivery.counts.records += 1;
        delivery.counts.beyondRetention += 1;
      } else await records.add(parsed.record, delivery);
      index += 1;
      await relieve();
    }
  }
  const end: SplitEnd = noContent
    ? { whole: false, rest: noContent, reason: 'notAnArray', position: 0 }
    : splitter.end();
  delivery.end();
  return { delivery, fetchedAt, bytes, sha256: hash.digest('hex'), end };
}
