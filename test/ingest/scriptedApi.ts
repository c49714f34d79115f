import type { ActivityApi, ListingWindow } from '../../shared/activityApi/activityApi';
import { ActivityApiFault } from '../../shared/activityApi/activityApiFault';
import type { ContentItem } from '../../shared/activityApi/contentItem';
import type { Decision } from '../../shared/activityApi/decision';

/** An Activity API that answers from a script, and remembers what it was asked. */
export interface ScriptedApi extends ActivityApi {
  readonly asked: string[];
  readonly windows: ListingWindow[];
}

/** @param script what is there, and what goes wrong */
export function scriptedApi(script: {
  subscriptions?: { contentType: string; status?: string }[];
  startOutcome?: 'started' | 'alreadyEnabled';
  /** Pages of each window, in the order of the windows. */
  pages?: (readonly ContentItem[] | ActivityApiFault)[][];
  bodies?: Record<string, string | ActivityApiFault>;
}): ScriptedApi {
  const asked: string[] = [];
  const windows: ListingWindow[] = [];
  return {
    asked,
    windows,
    requestCount: 0,
    clockSkewMs: 0,
    async listSubscriptions() {
      asked.push('list subscriptions');
      return script.subscriptions ?? [];
    },
    async startSubscription(contentType) {
      asked.push(`start ${contentType}`);
      return script.startOutcome ?? 'started';
    },
    async *listContent(contentType, window) {
      asked.push(`content ${contentType}`);
      windows.push(window);
      for (const page of script.pages?.[windows.length - 1] ?? []) {
        if (page instanceof ActivityApiFault) throw page;
        yield page;
      }
    },
    async fetchContent({ contentId }) {
      asked.push(`fetch ${contentId}`);
      const body = script.bodies?.[contentId] ?? fault('refused', 'AF20050');
      if (body instanceof ActivityApiFault) throw body;
      return {
        chunks: (async function* () {
          yield Buffer.from(body);
        })(),
      };
    },
  };
}

/** A fault of the service, as the client makes it. */
export function fault(decision: Decision, code: string, more: { status?: number } = {}): ActivityApiFault {
  return new ActivityApiFault(`Something: the service answered ${code}.`, {
    decision,
    code,
    fix: 'Do something.',
    ...more,
  });
}

/** A listing entry of `Audit.Exchange`. */
export function content(contentId: string, contentCreated = '2026-03-10T10:00:00.000Z'): ContentItem {
  const expires = new Date(Date.parse(contentCreated) + 7 * 86_400_000).toISOString();
  return { contentId, contentType: 'Audit.Exchange', contentCreated, contentExpiration: expires };
}
