import type { Random } from '../random';
import type { FailureKind, FaultChange, FaultSettings } from './faultSettings';
import { faultSettings } from './faultSettings';

/** The faults in force; changed while the tenant runs. */
export class FaultSwitchboard {
  /** How often each failure was dealt out so far: counted here, where it happens. */
  readonly injected: Record<string, number> = {};
  #settings = faultSettings.parse({});
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  get current(): FaultSettings {
    return this.#settings;
  }

  /** Switches the named faults and leaves the others; `undefined` puts one back to its default. Throws a ZodError on a name or value it does not know. */
  set(change: FaultChange): void {
    this.#settings = faultSettings.parse({ ...this.#settings, ...change });
  }

  /** Every fault back to its default. */
  clear(): void {
    this.#settings = faultSettings.parse({});
  }

  /** @returns how this request is to fail, drawn from the seeded source, or undefined where it is served */
  drawFailure(operation: string): FailureKind | undefined {
    const { requestsFail } = this.#settings;
    if (requestsFail === undefined) return undefined;
    const { rate, kinds, operations, times } = requestsFail;
    if (operations !== undefined && !operations.includes(operation)) return undefined;
    if (times === 0 || !this.#random.chance(rate)) return undefined;
    if (times !== undefined) this.set({ requestsFail: { ...requestsFail, times: times - 1 } });
    return this.note(this.#random.pick(kinds));
  }

  /** Counts a failure that is dealt out. @returns it */
  note<T extends string>(failure: T): T {
    this.injected[failure] = (this.injected[failure] ?? 0) + 1;
    return failure;
  }

  /** @returns true as long as the number of refusals asked for is not used up */
  drawPageTokenRejection(): boolean {
    const left = this.#settings.nextPageTokenRejectedTimes;
    if (left > 0) {
      this.note('pageTokenRejected');
      this.set({ nextPageTokenRejectedTimes: left - 1 });
    }
    return left > 0;
  }
}
