import type { ActivityApi } from '../../../shared/activityApi/activityApi';
import type { ActivityApiFault } from '../../../shared/activityApi/activityApiFault';
import type { ContentItem } from '../../../shared/activityApi/contentItem';
import type { Clock } from '../../../shared/time/clock';
import { fault } from '../../ingest/scriptedApi';
import type { Gate } from './gate';

const CONTENTS_A_PAGE = 3;

/** A blob of the model's service, and what goes wrong with it. */
export interface ModelContent {
  readonly item: ContentItem;
  /** From when on a listing shows it. */
  readonly availableFrom: Date;
  readonly body: string;
  /** The exact texts in it that are records, and those that are none. */
  readonly records: readonly string[];
  readonly bad: readonly string[];
  /** The body is no array of records. */
  readonly isBroken?: boolean;
  /** Asked for before, the service says that it does not have it, or is busy. */
  readonly refusedUntil?: Date;
  readonly busyUntil?: Date;
  /** Of two pollers that ask at the same time one is refused. */
  readonly isGivenToOne?: boolean;
}

/** The service as far as a poll sees it; several pollers may ask at once. */
export class ModelService {
  isEnabled = false;
  readonly #givenAt = new Map<string, number>();

  constructor(
    readonly contents: readonly ModelContent[],
    readonly clock: Clock,
  ) {}

  /** The API of one poller. */
  api(gate: Gate): ActivityApi {
    const service = this;
    return {
      requestCount: 0,
      clockSkewMs: 0,
      async listSubscriptions() {
        await gate.pass();
        return service.isEnabled ? [{ contentType: 'Audit.Exchange', status: 'enabled' }] : [];
      },
      async startSubscription() {
        await gate.pass();
        const outcome = service.isEnabled ? 'alreadyEnabled' : 'started';
        service.isEnabled = true;
        await gate.pass();
        return outcome;
      },
      async *listContent(_contentType, window) {
        const listed = service.#listed(window);
        for (let start = 0; start === 0 || start < listed.length; start += CONTENTS_A_PAGE) {
          await gate.pass();
          if (!service.isEnabled) throw fault('startSubscription', 'AF20022');
          yield listed.slice(start, start + CONTENTS_A_PAGE);
        }
      },
      async fetchContent({ contentId }) {
        await gate.pass();
        const content = service.contents.find(({ item }) => item.contentId === contentId);
        if (!content) throw fault('refused', 'AF20050');
        const error = service.#faultOf(content);
        if (error) throw error;
        return {
          chunks: (async function* () {
            yield Buffer.from(content.body);
          })(),
        };
      },
    };
  }

  #listed({ from, to }: { from: Date; to: Date }): ContentItem[] {
    const now = this.clock.now();
    return this.contents
      .filter(({ availableFrom }) => availableFrom <= now)
      .map(({ item }) => item)
      .filter((item) => isWithin(item, { from, to }));
  }

  #faultOf({ item, refusedUntil, busyUntil, isGivenToOne }: ModelContent): ActivityApiFault | undefined {
    const now = this.clock.now();
    const isGiven = this.#givenAt.get(item.contentId) === now.getTime();
    this.#givenAt.set(item.contentId, now.getTime());
    if (isGivenToOne && isGiven) return fault('refused', 'AF20050');
    if (Date.parse(item.contentExpiration) <= now.getTime()) return fault('expired', 'AF20051');
    if (refusedUntil && now < refusedUntil) return fault('refused', 'AF20050');
    if (busyUntil && now < busyUntil) return fault('retry', 'AF50000', { status: 500 });
    return undefined;
  }
}

function isWithin({ contentCreated }: ContentItem, { from, to }: { from: Date; to: Date }): boolean {
  return Date.parse(contentCreated) >= from.getTime() && Date.parse(contentCreated) < to.getTime();
}
