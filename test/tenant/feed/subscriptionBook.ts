/** After a start request the next one for the same type must wait this long (reference, "Start a subscription"). */
const pauseBetweenStartsMs = 15 * 60_000;

interface Subscription {
  status: 'enabled' | 'disabled';
  /** Spans in which content became available to the subscriber. */
  readonly spans: { fromMs: number; toMs: number }[];
  lastStartMs: number;
}

export type StartOutcome = { outcome: 'started' | 'alreadyEnabled' | 'tooSoon'; startedTooSoon: boolean };

/** Who is subscribed to what: a property of application and content type. */
export class SubscriptionBook {
  readonly #byKey = new Map<string, Map<string, Subscription>>();

  /** Entries of an application; a stopped subscription is no longer listed, a disabled one is. */
  list(clientId: string): readonly { contentType: string; status: 'enabled' | 'disabled' }[] {
    const entries = [...(this.#byKey.get(clientId) ?? [])];
    return entries
      .filter(([, { status, spans }]) => status === 'disabled' || spans.at(-1)?.toMs === Infinity)
      .map(([contentType, { status }]) => ({ contentType, status }));
  }

  /** Spans in which content became available to an application, oldest first. */
  spans(
    clientId: string,
    contentType: string,
  ): readonly { readonly fromMs: number; readonly toMs: number }[] {
    return this.#byKey.get(clientId)?.get(contentType)?.spans ?? [];
  }

  status(clientId: string, contentType: string): 'enabled' | 'disabled' | undefined {
    return this.list(clientId).find((entry) => entry.contentType === contentType)?.status;
  }

  start(clientId: string, contentType: string, now: Date): StartOutcome {
    const subscription = this.#open(clientId, contentType);
    const startedTooSoon = now.getTime() - subscription.lastStartMs < pauseBetweenStartsMs;
    if (this.status(clientId, contentType) === 'enabled')
      return { outcome: 'alreadyEnabled', startedTooSoon };
    if (startedTooSoon) return { outcome: 'tooSoon', startedTooSoon };
    subscription.lastStartMs = now.getTime();
    subscription.status = 'enabled';
    subscription.spans.push({ fromMs: now.getTime(), toMs: Infinity });
    return { outcome: 'started', startedTooSoon };
  }

  /** What becomes available from now until the next start is lost to this application. */
  stop(clientId: string, contentType: string, now: Date): void {
    const span = this.#byKey.get(clientId)?.get(contentType)?.spans.at(-1);
    if (span?.toMs === Infinity) span.toMs = now.getTime();
  }

  /** As an administrator does it: every application's subscription to the type is disabled until it is started again. */
  disable(contentType: string, now: Date): void {
    for (const [clientId, subscriptions] of this.#byKey) {
      const subscription = subscriptions.get(contentType);
      if (subscription === undefined) continue;
      this.stop(clientId, contentType, now);
      subscription.status = 'disabled';
    }
  }

  /** @param includesEarlier whether content from before the first start can be had (graph2otel saw about 22 hours of it) */
  isAvailable(clientId: string, contentType: string, created: Date, includesEarlier: boolean): boolean {
    const spans = this.#byKey.get(clientId)?.get(contentType)?.spans ?? [];
    const createdMs = created.getTime();
    if (createdMs < (spans[0]?.fromMs ?? -Infinity)) return includesEarlier;
    return spans.some(({ fromMs, toMs }) => fromMs <= createdMs && createdMs < toMs);
  }

  #open(clientId: string, contentType: string): Subscription {
    const ofClient = this.#byKey.get(clientId) ?? new Map<string, Subscription>();
    this.#byKey.set(clientId, ofClient);
    const subscription = ofClient.get(contentType) ?? {
      status: 'enabled',
      spans: [],
      lastStartMs: -Infinity,
    };
    ofClient.set(contentType, subscription);
    return subscription;
  }
}
