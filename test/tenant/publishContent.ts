import { blobBody } from './content/blobBody';
import { contentId as makeContentId } from './content/contentId';
import type { Content } from './content/contentStore';
import { describeRecord } from './content/describeRecord';
import type { PublishedRecord } from './content/publishedRecord';
import type { ReplyBody } from './reply';
import type { Publishable, PublishedContent, PublishOptions } from './tenant';
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
  const { body, records } = prepare(state, source);
  const content = { contentId: id, contentType, contentCreated, contentExpiration, sequence, body, records };
  state.contents.add(content);

  const isStreamed = 'records' in source && !(source instanceof Uint8Array);
  for (const record of options.records ?? records?.() ?? []) state.truth.add(record, id, !isStreamed);
  return describeContent(content);
}

/** Delivers the same records, or the same bytes, under another contentId: at least once is the service's promise, not exactly once. */
export function republishContent(
  state: TenantState,
  contentId: string,
  options: PublishOptions = {},
): PublishedContent {
  const content = state.contents.find(contentId);
  if (content === undefined) throw new RangeError(`${contentId} was never published.`);
  const { records, body, contentType } = content;
  const given = { contentType, ...options };
  if (records !== undefined) return publishContent(state, [...records()], given);
  return publishContent(state, Buffer.concat([...body.chunks()]), given);
}

export function describeContent(content: Content): PublishedContent {
  return {
    contentId: content.contentId,
    contentType: content.contentType,
    contentCreated: content.contentCreated.toISOString(),
    contentExpiration: content.contentExpiration.toISOString(),
    sizeBytes: content.body.sizeBytes,
  };
}

function prepare(
  state: TenantState,
  source: Publishable,
): { body: ReplyBody; records: (() => Iterable<PublishedRecord>) | undefined } {
  if (source instanceof Uint8Array) {
    return { body: { sizeBytes: source.byteLength, chunks: () => [source] }, records: undefined };
  }
  if ('records' in source) {
    const records = (): Iterable<PublishedRecord> => source.records();
    return { body: blobBody(records), records };
  }
  const described = source.map((record) => (typeof record === 'string' ? describeRecord(record) : record));
  const repeated = state.faults.current.recordRepeatedInNextBlob ? lastRecord(state) : undefined;
  const all = repeated === undefined ? described : [repeated, ...described];
  const records = (): Iterable<PublishedRecord> => all;
  return { body: blobBody(records), records };
}

/** The last record of the newest blob, to be delivered once more by the next (elastic/beats#34304). */
function lastRecord(state: TenantState): PublishedRecord | undefined {
  const newest = [...state.contents.all()].findLast(({ records }) => records !== undefined);
  return [...(newest?.records?.() ?? [])].at(-1);
}
