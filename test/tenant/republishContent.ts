import { publishContent } from './publishContent';
import type { PublishedContent, PublishOptions } from './tenant';
import type { TenantState } from './tenantState';

/** Delivers the same records, or the same bytes, under another contentId: at least once is the service's promise, not exactly once. */
export function republishContent(
  state: TenantState,
  contentId: string,
  options: PublishOptions = {},
): PublishedContent {
  const content = state.contents.find(contentId);
  if (content === undefined) throw new RangeError(`${contentId} was never published.`);
  const { records, rawRecords, body, contentType } = content;
  const given = { contentType, ...options };
  if (records !== undefined) return publishContent(state, { records }, given);
  return publishContent(state, Buffer.concat([...body.chunks()]), { records: rawRecords, ...given });
}
