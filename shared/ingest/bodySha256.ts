import { createHash } from 'node:crypto';
import type { ActivityApi, FetchOptions } from '../activityApi/activityApi';
import type { ContentItem } from '../activityApi/contentItem';

/** Lower-case hex SHA-256 of a blob's body, read through and not kept. Throws as the client does. */
export async function bodySha256(
  api: ActivityApi,
  item: ContentItem,
  options: FetchOptions,
): Promise<string> {
  const hash = createHash('sha256');
  const { chunks } = await api.fetchContent(item, options);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
