import { type Feed, feedRoot } from './feedUrl';

/**
 * Address of the next page: only the query of NextPageUri is taken over, letter by letter, on the configured host and
 * tenant; PublisherIdentifier, which the service drops (counteractive/o365beat#39), is put back.
 * @returns undefined where it cannot be read or asks for nothing: how the page is named is the service's own affair
 */
export function nextPageUrl(feed: Feed, nextPageUri: string): string | undefined {
  const root = feedRoot(feed);
  if (!URL.canParse(nextPageUri, `${root}/`)) {
    return undefined;
  }
  const pairs = new URL(nextPageUri, `${root}/`).search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && nameOf(pair) !== 'publisheridentifier');
  return pairs.length > 0
    ? `${root}/subscriptions/content?${pairs.join('&')}&PublisherIdentifier=${feed.publisherId}`
    : undefined;
}

function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0]?.toLowerCase() ?? '';
}
