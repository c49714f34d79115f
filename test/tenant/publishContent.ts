import { arraySizeBytes, blobBody } from './content/blobBody';
import { contentId as makeContentId } from './content/contentId';
import type { Content } from './content/contentStore';
import { describeRecord } from './content/describeRecord';
import type { PublishedRecord } from './content/publishedRecord';
import { describeContent } from './describeContent';
import type { Publishable, PublishedContent, PublishOptions, RecordPublishable } from './tenant';
import type { TenantState } from './tenantState';
import { serverNow } from './tenantState';

const retentionMs = 7 * 86_400_000;

/** Makes a blob available and notes its records in the truth. */
export function publishContent(
  state: TenantState,
  source: Publishable,
  options: PublishOptions = {},
): PublishedContent {
  const { contentType = 'Audit.Exchange', contentCreated = serverNow(state) } = options;
  const { contentExpiration = new Date(contentCreated.getTime() + retentionMs) } = options;
  const sequence = state.contents.size;
  const withRegion = !state.faults.current.contentIdWithoutRegion;
  const id = options.contentId ?? makeContentId(contentType, contentCreated, { sequence, withRegion });
  if (state.contents.find(id) !== undefined) throw new RangeError(`${id} is published already.`);

  const place = { contentId: id, contentType, contentCreated, contentExpiration, sequence };
  const content =
    source instanceof Uint8Array
      ? { ...place, ...rawContent(state, source, id, options.records ?? []) }
      : { ...place, ...recordContent(state, source, id) };
  state.contents.add(content);
  return describeContent(content);
}

type Filling = Pick<Content, 'body' | 'records' | 'rawRecords'>;

function rawContent(
  state: TenantState,
  bytes: Uint8Array,
  contentId: string,
  rawRecords: readonly PublishedRecord[],
): Filling {
  for (const record of rawRecords) state.truth.add(record, contentId, true);
  return { body: { sizeBytes: bytes.byteLength, chunks: () => [bytes] }, records: undefined, rawRecords };
}

/** Goes through the records once, for their truth and the size of the blob together. */
function recordContent(state: TenantState, source: RecordPublishable, contentId: string): Filling {
  const isStreamed = 'records' in source;
  const records = isStreamed ? () => source.records() : keptRecords(state, source);
  let sizeBytes = 0;
  let count = 0;
  for (const record of records()) {
    sizeBytes += state.truth.add(record, contentId, !isStreamed);
    count += 1;
  }
  return { body: blobBody(records, arraySizeBytes(sizeBytes, count)), records, rawRecords: [] };
}

function keptRecords(
  state: TenantState,
  source: readonly (string | PublishedRecord)[],
): () => Iterable<PublishedRecord> {
  const described = source.map((record) => (typeof record === 'string' ? describeRecord(record) : record));
  const repeated = state.faults.current.recordRepeatedInNextBlob ? lastRecord(state) : undefined;
  const all = repeated === undefined ? described : [repeated, ...described];
  return () => all;
}

/** The last record of the newest blob, to be delivered once more by the next (elastic/beats#34304). */
function lastRecord(state: TenantState): PublishedRecord | undefined {
  const newest = [...state.contents.all()].findLast(({ records }) => records !== undefined);
  return [...(newest?.records?.() ?? [])].at(-1);
}
