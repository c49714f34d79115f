import type { BudgetRow } from '../ledger/budgetRow';
import type { ContentEntry } from '../ledger/contentEntry';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
// Content is listed within minutes; what is older than this was waiting.
const NEW_MS = HOUR_MS;
// A message may be hidden for 7 days (put-message).
const LONGEST_MS = 6 * 24 * HOUR_MS;

/**
 * Spreads the messages of a backlog over the time in which the request budget lets it be fetched: a minute's worth at once, then at the even
 * rate. So what is new, which is never held back, comes next to them and not behind them, and nobody is idle while there is backlog.
 */
export class BacklogPace {
  readonly #intervalMs: number;
  #dueMs: number | undefined;

  constructor(
    private readonly row: Pick<BudgetRow, 'change'>,
    private readonly clock: Clock,
    requestsPerMinute: number,
  ) {
    this.#intervalMs = MINUTE_MS / requestsPerMinute;
  }

  /** How long the message of a content is held back; content that expires soon is not held back beyond that. */
  async heldBackMs(
    { contentCreated, contentExpiration }: ContentEntry,
    options: StoreOptions = {},
  ): Promise<number> {
    const nowMs = this.clock.now().getTime();
    if (nowMs - Date.parse(contentCreated) < NEW_MS) return 0;
    this.#dueMs ??= await this.#read(options);
    // A clock that was wrong must not hold everything back for as long as it was.
    const due = this.#dueMs > nowMs + LONGEST_MS ? nowMs : Math.max(this.#dueMs, nowMs);
    this.#dueMs = due + this.#intervalMs;
    const heldBackMs = Math.max(0, this.#dueMs - MINUTE_MS - nowMs);
    const leftMs = Date.parse(contentExpiration) - nowMs - HOUR_MS;
    return Math.floor(Math.max(0, Math.min(heldBackMs, leftMs, LONGEST_MS)));
  }

  /** Keeps for the next poll how far the backlog has been spread. A row that cannot be written only lets it come sooner. */
  async save(): Promise<void> {
    const dueMs = this.#dueMs;
    if (dueMs === undefined) return;
    const later = (backlogDueMs: number) => Math.max(Math.min(backlogDueMs, dueMs + LONGEST_MS), dueMs);
    await this.row
      .change((state) => ({ change: { backlogDueMs: later(state.backlogDueMs) }, result: undefined }))
      .catch(() => undefined);
  }

  async #read(options: StoreOptions): Promise<number> {
    const read = this.row.change((state) => ({ change: undefined, result: state.backlogDueMs }), options);
    return read.catch(() => Number.NEGATIVE_INFINITY);
  }
}
