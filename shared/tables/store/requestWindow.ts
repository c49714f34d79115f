import type { Clock } from '../../time/clock';

// About what all writers and readers of one poll ask for at once: in good times hardly anybody waits here.
const MOST_REQUESTS = 64;
// What was under way when the store first pushed back is answered within this: one bad moment narrows the window once.
const NARROWED_FOR_MS = 1_000;

/**
 * How many requests may be under way at the store: half as many whenever it pushes back (429, 503, a timeout), one more for each
 * window's worth of answers, as TCP does (RFC 5681). A store that is slow because too much is asked of it recovers, instead of timing out.
 */
export class RequestWindow {
  #size = MOST_REQUESTS;
  #running = 0;
  #narrowedAtMs = Number.NEGATIVE_INFINITY;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly clock: Clock) {}

  /** Requests that may be under way now. */
  get size(): number {
    return Math.floor(this.#size);
  }

  /** Waits for a place; {@link leave} gives it back. Whoever is stopped while waiting has his turn when a request ends. */
  async enter(): Promise<void> {
    while (this.#running >= this.size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }

  /** @param isPushedBack the store was too busy to answer */
  leave({ isPushedBack }: { isPushedBack: boolean }): void {
    this.#running -= 1;
    if (isPushedBack) this.#narrow();
    else this.#size = Math.min(MOST_REQUESTS, this.#size + 1 / this.#size);
    for (let free = this.size - this.#running; free > 0; free--) this.#waiting.shift()?.();
  }

  #narrow(): void {
    const nowMs = this.clock.now().getTime();
    if (nowMs - this.#narrowedAtMs < NARROWED_FOR_MS) return;
    this.#narrowedAtMs = nowMs;
    // Half of what was really under way: the window itself may have been far above it.
    this.#size = Math.max(1, Math.min(this.#size, this.#running + 1) / 2);
  }
}
