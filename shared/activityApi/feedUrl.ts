import { ActivityApiFault } from './activityApiFault';

/** Whose feed: the configured host and tenant, and the client's own tenant. */
export interface Feed {
  host: string;
  tenantId: string;
  publisherId: string;
}

/** The address under which everything lies that the token may be sent to. */
export function feedRoot({ host, tenantId }: Feed): string {
  return `${host}/api/v1.0/${tenantId}/activity/feed`;
}

/** Address of an operation, with PublisherIdentifier: without it a request counts in a pool shared by everybody. */
export function feedUrl(feed: Feed, path: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...parameters, PublisherIdentifier: feed.publisherId });
  return `${feedRoot(feed)}/${path}?${query}`;
}

/**
 * Address of a blob, built from its id alone: contentUri is not to be trusted. `$` stays as it is, every other
 * character that means something in an address is escaped.
 * @throws ActivityApiFault `refused` where the id cannot stand in a path
 */
export function contentUrl(feed: Feed, contentId: string): string {
  // Escaped or not, a segment of dots is taken for a step up the path (WHATWG URL, "double-dot path segment").
  if (!contentId.isWellFormed() || /^\.{0,2}$/.test(contentId)) {
    throw new ActivityApiFault('A contentId cannot stand in an address.', {
      decision: 'refused',
      code: 'content-id-unusable',
      fix: 'Nothing to do: it is a fault of the service.',
    });
  }
  return feedUrl(feed, `audit/${encodeURIComponent(contentId).replaceAll('%24', '$')}`);
}
