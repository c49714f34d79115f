import type { ActivityApi, ListingWindow } from '../../shared/activityApi/activityApi';
import type { ActivityApiFault } from '../../shared/activityApi/activityApiFault';
import type { ContentItem } from '../../shared/activityApi/contentItem';
import { poll } from '../../shared/ingest/poll';
import { tableNames } from '../../shared/tables/store/tableNames';
import type { Clock } from '../../shared/time/clock';
import { MemoryStore } from '../tables/memoryStore';
import { fault } from './scriptedApi';

const CONTENTS_A_PAGE = 200;

/** A blob that the service has. */
export interface SimpleContent extends ContentItem {
  /** Default: one record. An endless one ends with the request. */
  readonly body?: string | ActivityApiFault | 'endless' | (() => Iterable<string>);
  /** From when on a listing shows it. Default: from its creation. */
  readonly availableFrom?: Date;
  /** Shown by a listing of another time than that of its contentCreated. */
  readonly listedAt?: Date;
}

/** A service that lists and gives what it has, and pollers of it; its clock may differ from theirs. */
export class SimpleService {
  readonly contents: SimpleContent[] = [];
  readonly windows: ListingWindow[] = [];
  readonly store = new MemoryStore();
  readonly names = tableNames('Audit');
  isEnabled = true;
  /** The service's clock minus the pollers'. */
  clockSkewMs = 0;
  /** Asked before each window is listed. */
  onList: (window: ListingWindow) => void | Promise<void> = () => {};
  listingRequests = 0;

  constructor(readonly clock: Clock) {}

  now(): Date {
    return new Date(this.clock.now().getTime() + this.clockSkewMs);
  }

  poll(options: Parameters<typeof poll>[1] = {}) {
    const origin = { tenantId: 'tenant', app: 'test', appVersion: '1.0.0', instance: '00000000' };
    const { store, names, clock } = this;
    const room = {
      store,
      names,
      clock,
      origin,
      contentTypes: ['Audit.Exchange'],
      retentionMonths: undefined,
    };
    return poll({ ...room, api: this.#api() }, options);
  }

  #api(): ActivityApi {
    const service = this;
    return {
      requestCount: 0,
      get clockSkewMs() {
        return service.clockSkewMs;
      },
      async listSubscriptions() {
        return service.isEnabled ? [{ contentType: 'Audit.Exchange', status: 'enabled' }] : [];
      },
      async startSubscription() {
        service.isEnabled = true;
        return 'started';
      },
      async *listContent(_contentType, window) {
        service.windows.push(window);
        await service.onList(window);
        const listed = service.contents.filter((content) => service.#isListed(content, window));
        for (let start = 0; start === 0 || start < listed.length; start += CONTENTS_A_PAGE) {
          service.listingRequests += 1;
          yield listed.slice(start, start + CONTENTS_A_PAGE).map(itemOf);
        }
      },
      async fetchContent({ contentId }, { abortSignal } = {}) {
        const content = service.contents.find((each) => each.contentId === contentId);
        const body = content?.body ?? `[${recordOf(contentId)}]`;
        if (!content) throw fault('refused', 'AF20050');
        if (typeof body === 'object') throw body;
        return { chunks: chunksOf(body, abortSignal) };
      },
    };
  }

  #isListed(content: SimpleContent, { from, to }: ListingWindow): boolean {
    const listedAt = content.listedAt ?? new Date(content.contentCreated);
    const visibleFrom = content.availableFrom ?? listedAt;
    return listedAt >= from && listedAt < to && visibleFrom <= this.now();
  }
}

/** The record in a blob that has no body of its own. */
export function recordOf(contentId: string): string {
  return JSON.stringify({ Id: contentId, CreationTime: '2026-03-09T08:00:00', RecordType: 50 });
}

async function* chunksOf(
  body: string | (() => Iterable<string>),
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (body === 'endless') {
    yield Buffer.from('[');
    await new Promise((_, reject) => {
      abortSignal?.addEventListener('abort', () => reject(abortSignal.reason));
    });
  } else for (const text of typeof body === 'string' ? [body] : body()) yield Buffer.from(text);
}

function itemOf({ contentId, contentType, contentCreated, contentExpiration }: SimpleContent): ContentItem {
  return { contentId, contentType, contentCreated, contentExpiration };
}
