import type { Content } from './content/contentStore';
import type { PublishedContent } from './tenant';

/** A blob as a listing gives it, and its size. */
export function describeContent(content: Content): PublishedContent {
  return {
    contentId: content.contentId,
    contentType: content.contentType,
    contentCreated: content.contentCreated.toISOString(),
    contentExpiration: content.contentExpiration.toISOString(),
    sizeBytes: content.body.sizeBytes,
  };
}
