/** Counts requests of the last 60 seconds, as the service does for a tenant. */
export class RequestQuota {
  readonly #perMinute: number;
  readonly #times: number[] = [];

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** @returns whether a request at this instant is still within the quota; refused ones do not count */
  take(now: Date): boolean {
    const oldest = now.getTime() - 60_000;
    while (this.#times.length > 0 && (this.#times[0] ?? 0) <= oldest) this.#times.shift();
    if (this.#times.length >= this.#perMinute) return false;
    this.#times.push(now.getTime());
    return true;
  }
}
