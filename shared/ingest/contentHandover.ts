import { claimText } from '../contentQueue/contentClaim';
import type { ContentQueue } from '../contentQueue/contentQueue';
import { OperatorFault } from '../faults/operatorFault';
import type { ContentEvent } from '../ledger/contentChange';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import { contentKeys } from '../ledger/contentRows';
import { ROW_LIMITS } from '../tables/store/rowLimits';
import type { Clock } from '../time/clock';
import type { BacklogPace } from './backlogPace';
import type { Intake, IntakeOptions } from './intake';
import type { PollSummary } from './pollSummary';

// A message that nobody has dealt with by then is gone, and the content is told of by another.
const KEPT_MS = 60 * 60_000;

/** What a poll needs to hand content over instead of fetching it. */
export interface HandoverDependencies {
  readonly queue: ContentQueue;
  /** Name of the ledger's table, which tells workers whose content it is. */
  readonly table: string;
  readonly ledger: ContentLedger;
  readonly clock: Clock;
  readonly summary: PollSummary;
  /** A backlog never stands before what is new. */
  readonly pace: BacklogPace;
}

/**
 * Tells workers of listed content by a message each, and writes into the ledger until when it is told of. The message first: a kill in
 * between costs a second message, which does no harm. Second looks, and content that the service had refused, are few: they are taken here.
 */
export class ContentHandover implements Intake {
  readonly #sent: { entry: ContentEntry; event: ContentEvent }[] = [];
  #fault: OperatorFault | undefined;

  constructor(
    private readonly own: Intake,
    private readonly to: HandoverDependencies,
  ) {}

  get lastFaultCode(): string {
    return this.own.lastFaultCode;
  }

  async take(entry: ContentEntry, options: IntakeOptions): Promise<'done' | 'unreadable' | 'unavailable'> {
    const { abortSignal } = options;
    const { queue, table, clock, summary, pace } = this.to;
    const now = clock.now();
    const isOver = Date.parse(entry.contentExpiration) <= now.getTime();
    if (entry.state !== 'listed' || isOver) return this.own.take(entry, options);
    // It stays listed, and has its turn with the next poll: what the service shows is written down all the same.
    if (this.#fault) return 'done';
    const hiddenForMs = await pace.heldBackMs(entry, { abortSignal });
    const keptForMs = hiddenForMs + KEPT_MS;
    try {
      await queue.send(claimText({ table, ...contentKeys(entry) }), { hiddenForMs, keptForMs, abortSignal });
    } catch (error) {
      if (!(error instanceof OperatorFault)) throw error;
      this.#fault ??= error;
      return 'done';
    }
    summary.queued += 1;
    const until = new Date(now.getTime() + keptForMs);
    this.#sent.push({ entry, event: { kind: 'queued', until, attempts: entry.attempts } });
    if (this.#sent.length >= ROW_LIMITS.transactionRows) await this.#writeDown();
    return 'done';
  }

  async finish(): Promise<void> {
    await this.#writeDown();
    await this.to.pace.save();
    await this.own.finish();
  }

  /** @throws OperatorFault where the queue could not be written to */
  async throwWhereNothingCouldBeSent(): Promise<void> {
    if (this.#fault) throw this.#fault;
  }

  async #writeDown(): Promise<void> {
    await this.to.ledger.apply(this.#sent.splice(0));
  }
}
