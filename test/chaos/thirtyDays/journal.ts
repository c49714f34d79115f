import { LISTABLE_MS } from '../../../shared/activityApi/listingWindows';
import type { Span } from './span';

/** One poll, or several at once, as the campaign saw it; by the service's clock. */
export interface JournalPoll {
  readonly startMs: number;
  readonly endMs: number;
  /** It said `complete`: everything that was listed up to `vouchedMs` is stored, or a known gap. */
  readonly isComplete: boolean;
  /** Its start, or what its own clock showed where that was behind. */
  readonly vouchedMs: number;
}

/** What the polls of a campaign could and could not see, as far as it decides which gaps are true. */
export class Journal {
  readonly #polls: JournalPoll[] = [];

  note(poll: JournalPoll): void {
    this.#polls.push(poll);
  }

  /**
   * Spans of contentCreated that no poll can have listed: each must be told as a gap.
   * @param collected when the service collected content for the app
   */
  outOfReach(collected: readonly Span[]): readonly Span[] {
    const unpolled = between(this.#polls, ({ endMs }, { startMs }) => ({
      fromMs: endMs,
      toMs: startMs - LISTABLE_MS,
    }));
    return [...unpolled, ...notCollected(collected)];
  }

  /**
   * Spans for which no poll that ended as it should vouches: only within them may a gap be told. What a poll could not list any more it
   * may have written down at any moment up to its end.
   */
  unvouched(collected: readonly Span[]): readonly Span[] {
    const complete = this.#polls.filter(({ isComplete }) => isComplete);
    const unpolled = between(complete, ({ vouchedMs }, { endMs }) => ({
      fromMs: vouchedMs,
      toMs: endMs - LISTABLE_MS,
    }));
    const uncollected = notCollected(collected).map(({ fromMs, toMs }) => ({
      fromMs: complete.findLast(({ endMs }) => endMs <= fromMs)?.vouchedMs ?? 0,
      // The poll that had it started may be killed before it writes that down: one that begins later then says until when at the latest.
      toMs: complete.find(({ startMs }) => startMs >= toMs)?.endMs ?? Number.POSITIVE_INFINITY,
    }));
    return [...unpolled, ...uncollected];
  }

  /** Whether a poll vouches for content that could be had from `fromMs` until `untilMs`: then it must be stored. */
  isVouched(createdMs: number, { fromMs, untilMs }: { fromMs: number; untilMs: number }): boolean {
    return this.#polls.some(
      ({ isComplete, startMs, endMs, vouchedMs }) =>
        isComplete && fromMs < startMs && createdMs < vouchedMs && endMs < untilMs,
    );
  }
}

function notCollected(collected: readonly Span[]): Span[] {
  return between(collected, ({ toMs }, { fromMs }) => ({ fromMs: toMs, toMs: fromMs }));
}

/** What lies between each and the next, where that is anything. */
function between<T>(items: readonly T[], span: (one: T, next: T) => Span): Span[] {
  const spans = items.slice(1).flatMap((next, index) => {
    const one = items[index];
    return one === undefined ? [] : [span(one, next)];
  });
  return spans.filter(({ fromMs, toMs }) => fromMs < toMs);
}
