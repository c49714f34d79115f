import type { ActivityApi } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import { serviceNow } from '../activityApi/serviceNow';
import type { Clock } from '../time/clock';
import { failedCheck } from './failedCheck';
import type { Finding } from './finding';

const HOUR_MS = 60 * 60_000;

/** What one listing told: content that came, or that the service refuses the feed though the subscription is there. */
export type Listed = { readonly count: number } | { readonly refusedWith: string };

/**
 * Lists what became available in the last hour, its first page. Asks for nothing else: no content is fetched.
 * @throws ActivityApiFault, OperatorFault of the sign-in
 */
export async function listingFinding(
  contentType: string,
  { api, clock }: { api: ActivityApi; clock: Clock },
  options: { abortSignal: AbortSignal },
): Promise<Finding<Listed>> {
  const name = `listing ${contentType}`;
  const to = serviceNow(clock.now(), api.clockSkewMs);
  const window = { from: new Date(to.getTime() - HOUR_MS), to };
  try {
    for await (const page of api.listContent(contentType, window, options)) {
      const detail =
        page.length === 0 ? 'nothing new in the last hour' : `at least ${page.length} in the last hour`;
      return {
        checks: [{ name, ok: true, detail: `Microsoft lists content: ${detail}.`, fix: undefined }],
        result: { count: page.length },
      };
    }
    return {
      checks: [{ name, ok: true, detail: 'Microsoft lists content.', fix: undefined }],
      result: { count: 0 },
    };
  } catch (error) {
    if (!(error instanceof ActivityApiFault) || error.decision !== 'startSubscription') throw error;
    const check = failedCheck(name, error);
    return { checks: [{ ...check, fix: 'See auditing below.' }], result: { refusedWith: error.code } };
  }
}
