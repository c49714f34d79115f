import type { BudgetRow } from '../ledger/budgetRow';
import type { Clock } from '../time/clock';
import { createRequestBudget, type RequestBudget } from './requestBudget';

const MINUTE_MS = 60_000;
const LONGEST_HOLD_MS = MINUTE_MS;
// What is reserved and not used by then is given up, so that nobody spends yesterday's quota on top of today's.
const LEAST_LIFE_MS = 3_000;
// Nobody reserves what may be used only later than this: others come first then.
const AHEAD_MS = 2_000;
const CLOCKS_MAY_DIFFER_MS = 5_000;
const FIRST_BLOCK = 4;
// A block is a second and a half of the even rate: 47 requests of 1,900 a minute.
const BLOCKS_A_MINUTE = 40;
// Without the row nobody knows how many others there are.
const CAUTIOUS_SHARE = 0.1;
const FALLBACK_MS = 30_000;

/** One request that may be sent between two moments. */
interface Slot {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The request budget of one tenant for any number of instances: the bucket of {@link createRequestBudget} (not its bound for each minute),
 * kept in one row. An instance reserves a block of requests at a time, small at first and larger while it uses them, so that a block costs two requests to the store; one
 * that is killed loses its block. In no minute do all of them together send more than a burst and a minute's quota.
 *
 * Where the row cannot be read or written, requests go on at a tenth of the pace: the feed never stops for it.
 */
export function createSharedRequestBudget(
  row: Pick<BudgetRow, 'change'>,
  { clock, requestsPerMinute }: { clock: Clock; requestsPerMinute: number },
): RequestBudget {
  const intervalMs = MINUTE_MS / requestsPerMinute;
  const toleranceMs = MINUTE_MS - intervalMs;
  const largestBlock = Math.max(1, Math.floor(requestsPerMinute / BLOCKS_A_MINUTE));
  const furthestMs = toleranceMs + AHEAD_MS + largestBlock * intervalMs + CLOCKS_MAY_DIFFER_MS;
  const cautious = requestsPerMinute * CAUTIOUS_SHARE;
  const alone = createRequestBudget(clock, cautious, {
    burstRequests: Math.max(1, Math.floor(cautious / 10)),
  });
  let slots: Slot[] = [];
  let blockSize = Math.min(FIRST_BLOCK, largestBlock);
  let lifeMs = LEAST_LIFE_MS;
  let aloneUntilMs = Number.NEGATIVE_INFINITY;
  let holding: Promise<void> = Promise.resolve();
  let last: Promise<void> = Promise.resolve();
  const nowMs = () => clock.now().getTime();

  /** @returns slots, or how long to wait before asking again */
  function reserve(abortSignal: AbortSignal | undefined): Promise<Slot[] | number> {
    return row.change<Slot[] | number>(
      (state) => {
        const now = nowMs();
        // A clock that was wrong must not stop the requests for as long as it was.
        const held = Math.min(state.heldUntilMs, now + LONGEST_HOLD_MS);
        const due = Math.min(state.dueMs, Math.max(now, held) + furthestMs);
        const first = Math.max(due, now + lifeMs);
        const waitMs = Math.max(first - toleranceMs, held) - now;
        if (waitMs > AHEAD_MS) {
          const change = due < state.dueMs ? { dueMs: due } : undefined;
          return { change, result: waitMs - AHEAD_MS / 2 };
        }
        const reserved = Array.from({ length: blockSize }, (_, index): Slot => {
          const toMs = first + index * intervalMs;
          return { fromMs: Math.max(toMs - toleranceMs, held), toMs };
        });
        return { change: { dueMs: first + blockSize * intervalMs }, result: reserved };
      },
      abortSignal ? { abortSignal } : {},
    );
  }

  async function refill(abortSignal: AbortSignal | undefined): Promise<void> {
    const reserved = await reserve(abortSignal);
    if (typeof reserved === 'number') return clock.sleep(Math.ceil(reserved), { abortSignal });
    slots = reserved;
    const isLate = (reserved[0]?.toMs ?? 0) < nowMs();
    // The store took longer than a slot lives.
    lifeMs = isLate ? Math.min(lifeMs * 2, toleranceMs / 2) : LEAST_LIFE_MS;
  }

  /** @returns whether the slot in front has been used; otherwise something has changed, and it is to be looked at again */
  async function useSlot(slot: Slot, abortSignal: AbortSignal | undefined): Promise<boolean> {
    const now = nowMs();
    const isOver = slot.toMs < now;
    if (isOver || slot.fromMs > now + furthestMs) {
      slots = [];
      if (isOver) blockSize = Math.min(FIRST_BLOCK, largestBlock);
      return false;
    }
    if (slot.fromMs > now) {
      await clock.sleep(Math.ceil(slot.fromMs - now), { abortSignal });
      return false;
    }
    slots.shift();
    if (slots.length === 0) blockSize = Math.min(largestBlock, blockSize * 2);
    return true;
  }

  async function takeInTurn(abortSignal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      abortSignal?.throwIfAborted();
      await holding;
      if (nowMs() < aloneUntilMs) return alone.take({ abortSignal });
      const [slot] = slots;
      if (slot) {
        if (await useSlot(slot, abortSignal)) return;
        continue;
      }
      try {
        await refill(abortSignal);
      } catch {
        abortSignal?.throwIfAborted();
        aloneUntilMs = nowMs() + FALLBACK_MS;
      }
    }
  }

  async function tellAll(untilMs: number): Promise<void> {
    await row.change((state) => {
      const heldUntilMs = Math.max(Math.min(state.heldUntilMs, nowMs() + LONGEST_HOLD_MS), untilMs);
      const dueMs = Math.max(state.dueMs, heldUntilMs + toleranceMs);
      return { change: { heldUntilMs, dueMs }, result: undefined };
    });
  }

  return {
    take({ abortSignal } = {}) {
      const turn = last.then(() => takeInTurn(abortSignal));
      last = turn.catch(() => undefined);
      return turn;
    },
    hold(durationMs) {
      const untilMs = nowMs() + Math.min(durationMs, LONGEST_HOLD_MS);
      slots = [];
      alone.hold(durationMs);
      holding = holding
        .then(() => tellAll(untilMs))
        .catch(() => {
          aloneUntilMs = nowMs() + FALLBACK_MS;
        });
    },
  };
}
