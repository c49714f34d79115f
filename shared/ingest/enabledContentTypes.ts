import type { ActivityApi } from '../activityApi/activityApi';

/**
 * Content types whose subscription runs, in lower case (the service's spelling varies). An entry without status is not counted: the
 * start that follows is answered "already enabled" where it runs, which is a success.
 */
export async function enabledContentTypes(
  api: ActivityApi,
  options: { abortSignal: AbortSignal },
): Promise<ReadonlySet<string>> {
  const subscriptions = await api.listSubscriptions(options);
  const enabled = subscriptions.filter(({ status }) => status?.toLowerCase() === 'enabled');
  return new Set(enabled.map(({ contentType }) => contentType.toLowerCase()));
}
