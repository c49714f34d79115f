import type { ActivityApi } from '../activityApi/activityApi';

/**
 * Content types whose subscription runs, in lower case (the service's spelling varies). An entry without status (there is one in
 * Microsoft's own sample) is unknown and counts as running: what the listing answers decides then.
 */
export async function enabledContentTypes(
  api: ActivityApi,
  options: { abortSignal: AbortSignal },
): Promise<ReadonlySet<string>> {
  const subscriptions = await api.listSubscriptions(options);
  const enabled = subscriptions.filter(({ status }) => (status ?? 'enabled').toLowerCase() === 'enabled');
  return new Set(enabled.map(({ contentType }) => contentType.toLowerCase()));
}
