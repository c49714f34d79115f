import type { Clock } from '../../time/clock';
import { decideOnStorageFault, type StorageFault } from './decideOnStorageFault';
import { storageOperatorFault } from './storageOperatorFault';
import type { StoreOptions } from './tableStore';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;
// Longer than the 40 s for which the name of a dropped table stays taken (delete-table).
const PATIENCE_MS = 60_000;
// A store that never answered is more likely a wrong address than a bad moment: a person should not wait a minute to hear so.
const PATIENCE_BEFORE_FIRST_ANSWER_MS = 4_000;

/** The client's own request timeout ends a call as an abort that nobody asked for. */
const timedOut: StorageFault = { decision: 'unreachable', code: 'timed out', index: undefined };

export type StorageAnswer<T> = { result: T; fault?: never } | { fault: StorageFault };

/** Calls to one storage account. What may pass (busy, timed out, out of reach) is tried again with growing pauses, here and nowhere else. */
export class StorageAttempts {
  readonly #account: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  #answered = false;

  constructor(account: string, { clock, random }: { clock: Clock; random: () => number }) {
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
    const startedMs = this.#clock.now().getTime();
    for (let ceilingMs = FIRST_PAUSE_MS; ; ceilingMs = Math.min(LONGEST_PAUSE_MS, ceilingMs * 2)) {
      abortSignal?.throwIfAborted();
      try {
        const result = await call();
        this.#answered = true;
        return { result };
      } catch (error) {
        abortSignal?.throwIfAborted();
        const fault = decideOnStorageFault(error) ?? timedOut;
        if (fault.decision !== 'unreachable') this.#answered = true;
        const mayPass = fault.decision === 'busy' || fault.decision === 'unreachable';
        const isForPerson = fault.decision === 'forbidden' || fault.decision === 'notSignedIn';
        if (!mayPass && !isForPerson) return { fault };
        const waitedMs = this.#clock.now().getTime() - startedMs;
        const patienceMs = this.#answered ? PATIENCE_MS : PATIENCE_BEFORE_FIRST_ANSWER_MS;
        if (isForPerson || waitedMs >= patienceMs) throw this.operatorFault(table, fault, error);
        await this.#clock.sleep(ceilingMs * (0.5 + this.#random() / 2), { abortSignal });
      }
    }
  }

  operatorFault(table: string, fault: StorageFault, cause?: unknown): Error {
    return storageOperatorFault(fault, { account: this.#account, table, cause });
  }
}
