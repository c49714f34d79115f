import type { ContentItem } from './contentItem';
import type { Subscription } from './subscription';

/**
 * The Office 365 Management Activity API for one tenant and one poll.
 * Every call throws ActivityApiFault (what the service or the line did), OperatorFault (sign-in),
 * or the abort signal's own reason.
 */
export interface ActivityApi {
  /** All subscriptions of this client, disabled ones too. */
  listSubscriptions(options?: ActivityApiOptions): Promise<readonly Subscription[]>;
  /** Sends one start request and never repeats it by itself: 15 minutes must lie between two. */
  startSubscription(contentType: string, options?: ActivityApiOptions): Promise<'started' | 'alreadyEnabled'>;
  /**
   * What became available in the window (at most 24 h, start inclusive, end exclusive), page by page to the last.
   * A listing begun again yields items a second time; know them by contentId.
   */
  listContent(
    contentType: string,
    window: ListingWindow,
    options?: ActivityApiOptions,
  ): AsyncIterable<readonly ContentItem[]>;
  /** A blob's bytes as they arrive. Read `chunks` or leave it by `break`: an unread body keeps its connection. */
  fetchContent(item: Pick<ContentItem, 'contentId'>, options?: FetchOptions): Promise<ContentBody>;
  /** HTTP requests sent so far, repeats included. */
  readonly requestCount: number;
  /** The service's clock minus this machine's, from the newest reply's Date (whole seconds); undefined before. */
  readonly clockSkewMs: number | undefined;
}

export interface ActivityApiOptions {
  abortSignal?: AbortSignal | undefined;
}

export interface FetchOptions extends ActivityApiOptions {
  /** Once it is aborted nothing is sent any more, by its reason; what was sent goes on. Default: as `abortSignal`. */
  sendSignal?: AbortSignal | undefined;
}

/** A span of contentCreated. */
export interface ListingWindow {
  from: Date;
  to: Date;
}

export interface ContentBody {
  /** Throws a retryable ActivityApiFault where the transfer ends early or stalls. Can be read once. */
  chunks: AsyncIterable<Uint8Array>;
}
