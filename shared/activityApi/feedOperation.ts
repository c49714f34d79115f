/** What a request asks for; the same reply can mean another thing for another operation. */
export type FeedOperation = 'listSubscriptions' | 'startSubscription' | 'listContent' | 'fetchContent';
