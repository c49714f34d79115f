import type { Clock } from '../../time/clock';
import { decideOnStorageFault, type StorageFault } from './decideOnStorageFault';
import { RequestWindow } from './requestWindow';
import { storageOperatorFault } from './storageOperatorFault';
import type { StoreOptions } from './tableStore';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;
// Longer than the 40 s for which the name of a dropped table stays taken (delete-table).
const PATIENCE_MS = 60_000;
// One call that fails for so long while others are answered: something is wrong with it that will not pass.
const PATIENCE_WITH_ONE_CALL_MS = 3 * 60_000;
// A store that never answered is more likely a wrong address than a bad moment: a person should not wait a minute to hear so.
const PATIENCE_BEFORE_FIRST_ANSWER_MS = 4_000;

/** The client's own request timeout ends a call as an abort that nobody asked for. */
const timedOut: StorageFault = { decision: 'unreachable', code: 'timed out', index: undefined };

export type StorageAnswer<T> = { result: T; fault?: never } | { fault: StorageFault };

/**
 * Calls to one storage account. What may pass (busy, timed out, out of reach) is tried again with growing pauses, here and nowhere else, and
 * fewer at a time. The store is out of reach where nobody got an answer for a minute, not where one call had bad luck.
 */
export class StorageAttempts {
  readonly #account: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #window: RequestWindow;
  #wasReached = false;
  #answeredAtMs = Number.NEGATIVE_INFINITY;

  constructor(account: string, { clock, random }: { clock: Clock; random: () => number }) {
    this.#window = new RequestWindow(clock);
    this.#account = account;
    this.#clock = clock;
    this.#random = random;
  }

  /**
   * Runs a call until it succeeds or fails for good.
   * @returns its result, or the fault where the caller has an answer for it (conflict, not found, refused, ...)
   * @throws OperatorFault where a person must act, or the store stays out of reach for a minute; the signal's reason
   */
  async run<T>(
    table: string,
    call: () => Promise<T>,
    { abortSignal }: StoreOptions,
  ): Promise<StorageAnswer<T>> {
    const startedMs = this.#nowMs();
    let waitedMs = 0;
    for (let ceilingMs = FIRST_PAUSE_MS; ; ceilingMs = Math.min(LONGEST_PAUSE_MS, ceilingMs * 2)) {
      const askedMs = this.#nowMs();
      await this.#window.enter();
      // Time in which it had no place is no sign that anything is wrong with this call.
      waitedMs += this.#nowMs() - askedMs;
      const answer = await this.#try(call, abortSignal);
      if (!answer.fault) return answer;
      const { fault, cause } = answer;
      const mayPass = fault.decision === 'busy' || fault.decision === 'unreachable';
      const isForPerson = fault.decision === 'forbidden' || fault.decision === 'notSignedIn';
      if (!mayPass && !isForPerson) return { fault };
      if (isForPerson || this.#isHopeless(startedMs, waitedMs)) throw this.operatorFault(table, fault, cause);
      await this.#clock.sleep(ceilingMs * (0.5 + this.#random() / 2), { abortSignal });
    }
  }

  async #try<T>(
    call: () => Promise<T>,
    abortSignal: AbortSignal | undefined,
  ): Promise<{ result: T; fault?: never } | { fault: StorageFault; cause: unknown }> {
    let isPushedBack = false;
    try {
      abortSignal?.throwIfAborted();
      const result = await call();
      this.#noteAnswer();
      return { result };
    } catch (error) {
      abortSignal?.throwIfAborted();
      const fault = decideOnStorageFault(error) ?? timedOut;
      isPushedBack = fault.decision === 'busy' || fault.decision === 'unreachable';
      if (!isPushedBack) this.#noteAnswer();
      this.#wasReached ||= fault.decision !== 'unreachable';
      return { fault, cause: error };
    } finally {
      this.#window.leave({ isPushedBack });
    }
  }

  #noteAnswer(): void {
    this.#wasReached = true;
    this.#answeredAtMs = this.#nowMs();
  }

  #isHopeless(startedMs: number, waitedMs: number): boolean {
    const nowMs = this.#nowMs();
    if (!this.#wasReached) return nowMs - startedMs >= PATIENCE_BEFORE_FIRST_ANSWER_MS;
    const silentMs = nowMs - Math.max(startedMs, this.#answeredAtMs);
    return silentMs >= PATIENCE_MS || nowMs - startedMs - waitedMs >= PATIENCE_WITH_ONE_CALL_MS;
  }

  #nowMs(): number {
    return this.#clock.now().getTime();
  }

  operatorFault(table: string, fault: StorageFault, cause?: unknown): Error {
    return storageOperatorFault(fault, { account: this.#account, table, cause });
  }
}
