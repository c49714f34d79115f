import { z } from 'zod';
import type { ActivityApiOptions, ListingWindow } from './activityApi';
import { ActivityApiFault } from './activityApiFault';
import { type ContentItem, contentItem } from './contentItem';
import type { FeedClient, FeedRequest } from './feedClient';
import type { FeedReply } from './feedTransport';
import { type Feed, feedUrl } from './feedUrl';
import { nextPageUrl } from './nextPageUrl';
import { readJson } from './readJson';
import { sentWindow } from './sentWindow';

const MOST_PAGES = 10_000;
const MOST_BEGINNINGS = 3;
const NEXT_PAGE_HEADERS = ['NextPageUri', 'NextPageUrl'];

interface Page {
  /** Entries that are none: the others must not wait for them, but the list is not whole. */
  unreadable: number;
  items: readonly ContentItem[];
  nextPageUri: string | undefined;
}

export interface ListedWindow {
  contentType: string;
  window: ListingWindow;
  /** The smaller of both clocks, asked for at each beginning. */
  now: () => Date;
}

/**
 * Lists one window page by page. An empty page with a successor goes on; a void page token (AF20031) begins the window
 * again, twice at most; successors that run in a circle are a fault, since the list would look complete without it.
 */
export async function* listPages(
  client: FeedClient,
  feed: Feed,
  { contentType, window, now }: ListedWindow,
  { abortSignal }: ActivityApiOptions = {},
): AsyncGenerator<readonly ContentItem[], void, undefined> {
  const what = `Listing ${contentType}`;
  for (let beginnings = 1; ; beginnings += 1) {
    const times = sentWindow(window, now());
    if (times === undefined) {
      return;
    }
    let url: string | undefined = feedUrl(feed, 'subscriptions/content', { contentType, ...times });
    const seen = new Set<string>();
    let unreadable = 0;
    try {
      while (url !== undefined) {
        if (seen.has(url) || seen.size >= MOST_PAGES) {
          throw brokenPaging(`${what}: the pages run in a circle after ${seen.size}.`, 'paging-loop');
        }
        seen.add(url);
        const request = { operation: 'listContent', what, method: 'GET', url, abortSignal } as const;
        const page: Page = await client.send(request, (reply) => readPage(reply, request, contentType));
        yield page.items;
        unreadable += page.unreadable;
        url = page.nextPageUri === undefined ? undefined : nextPageUrl(feed, page.nextPageUri);
        if (url === undefined && page.nextPageUri !== undefined) {
          throw brokenPaging(`${what}: the address of the next page cannot be read.`, 'paging-unreadable');
        }
      }
      if (unreadable > 0)
        throw brokenPaging(`${what}: ${unreadable} entries cannot be read.`, 'entries-unreadable');
      return;
    } catch (error) {
      const isVoidToken = error instanceof ActivityApiFault && error.decision === 'relist';
      if (!isVoidToken || beginnings >= MOST_BEGINNINGS) {
        throw error;
      }
    }
  }
}

async function readPage(reply: FeedReply, request: FeedRequest, contentType: string): Promise<Page> {
  const entries = await readJson(z.array(z.unknown()), reply, request);
  const items = entries.flatMap((entry) => contentItem.safeParse(entry).data ?? []);
  return {
    unreadable: entries.length - items.length,
    // Letter case differs at times (`Audit.Sharepoint` in Elastic's recordings); what was asked for names it.
    items: items.map((item) =>
      ['', contentType.toLowerCase()].includes(item.contentType.toLowerCase())
        ? { ...item, contentType }
        : item,
    ),
    nextPageUri: NEXT_PAGE_HEADERS.map((name) => reply.header(name)).find(Boolean),
  };
}

function brokenPaging(what: string, code: string): ActivityApiFault {
  return new ActivityApiFault(what, {
    decision: 'retry',
    code,
    fix: 'Nothing to do: the window is listed again by the next poll.',
  });
}
