import { createHash } from 'node:crypto';
import type { ActivityApi } from '../activityApi/activityApi';
import type { ContentItem } from '../activityApi/contentItem';
import { isBeyondRetention } from '../ingest/retentionLimit';
import { parseRecord } from '../records/parseRecord';
import { RecordSplitter } from '../records/recordSplitter';
import type { Clock } from '../time/clock';
import type { ReceivedText, UnusableText } from './receivedText';

/**
 * Fetches a blob and takes it apart as a poll does: same splitter, same parser. What is older than the retention limit is left out. The rest
 * of a body that is no array of records comes last.
 * @throws ActivityApiFault, the abort signal's reason
 */
export async function* readContent(
  content: ContentItem,
  { api, clock, retentionMonths }: { api: ActivityApi; clock: Clock; retentionMonths: number | undefined },
  options: { abortSignal?: AbortSignal | undefined } = {},
): AsyncGenerator<ReceivedText> {
  const { chunks } = await api.fetchContent(content, options);
  const splitter = new RecordSplitter();
  const body = createHash('sha256');
  let index = 0;
  let noContent: Buffer | undefined;
  for await (const chunk of chunks) {
    body.update(chunk);
    for (const utf8 of splitter.push(chunk)) {
      const now = clock.now();
      const parsed = parseRecord(utf8, { now, source: 'api' });
      if (parsed.ok) {
        const { record } = parsed;
        const isExpected = !isBeyondRetention(record.creationTime, { now, retentionMonths });
        if (isExpected) yield { content, index, sha256: record.sha256, record };
      } else if (splitter.isSingleObject) noContent = utf8;
      else yield unusable(content, index, utf8, parsed);
      index += 1;
    }
  }
  const end = splitter.end();
  if (end.whole && !noContent) return;
  const bodySha256 = body.digest('hex');
  const detail = 'The body is no array of records; this is the rest of it.';
  const rest = noContent ?? (end.whole ? Buffer.alloc(0) : end.rest);
  yield unusable(content, noContent ? 0 : index, rest, { reason: 'unreadable', detail, bodySha256 });
}

function unusable(
  content: ContentItem,
  index: number,
  utf8: Buffer,
  { reason, detail, bodySha256 }: Pick<UnusableText, 'reason' | 'detail'> & { bodySha256?: string },
): ReceivedText {
  const sha256 = createHash('sha256').update(utf8).digest('hex');
  return { content, index, sha256, record: undefined, utf8, reason, detail, bodySha256 };
}
