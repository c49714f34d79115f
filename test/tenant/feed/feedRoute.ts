/** An operation of the Activity API with what its path says. */
export type FeedRoute =
  | { readonly operation: 'fetchContent'; readonly tenantId: string; readonly contentId: string }
  | {
      readonly operation:
        | 'listSubscriptions'
        | 'startSubscription'
        | 'stopSubscription'
        | 'listContent'
        | 'listNotifications'
        | 'sensitiveTypes';
      readonly tenantId: string;
    };

const operations = {
  'GET subscriptions/list': 'listSubscriptions',
  'POST subscriptions/start': 'startSubscription',
  'POST subscriptions/stop': 'stopSubscription',
  'GET subscriptions/content': 'listContent',
  'GET subscriptions/notifications': 'listNotifications',
  'GET resources/dlpsensitivetypes': 'sensitiveTypes',
} as const;

function isOperation(key: string): key is keyof typeof operations {
  return Object.hasOwn(operations, key);
}

/** @returns the operation behind a method and path `/api/v1.0/{tenant}/activity/feed/..`, or undefined where there is none */
export function feedRoute(method: string, path: string): FeedRoute | undefined {
  const [, tenantId, rest] = /^\/api\/v1\.0\/([^/]+)\/activity\/feed\/(.+)$/i.exec(path) ?? [];
  if (tenantId === undefined || rest === undefined) return undefined;
  const [, contentId] = /^audit\/([^/]+)$/i.exec(rest) ?? [];
  if (contentId !== undefined && method === 'GET') {
    return { operation: 'fetchContent', tenantId, contentId: decode(contentId) };
  }
  const key = `${method} ${rest.toLowerCase()}`;
  return isOperation(key) ? { operation: operations[key], tenantId } : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
