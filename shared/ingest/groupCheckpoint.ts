import type { Clock } from '../time/clock';

// How long one that has been read waits for others, so that their records share transactions.
const GATHER_MS = 1_000;

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One checkpoint for many who wait for theirs: it runs once nobody reads any more, or a second after the first one waits. One at a time;
 * the next group gathers meanwhile. A failure is everybody's who waits, for good.
 */
export class GroupCheckpoint {
  #reading = 0;
  #waiting: Waiter[] = [];
  #isRunning = false;
  #gathering: AbortController | undefined;
  #failure: { error: unknown } | undefined;

  /** @param checkpoint makes durable what was read before it was called */
  constructor(
    private readonly clock: Clock,
    private readonly checkpoint: () => Promise<void>,
  ) {}

  /** Runs what reads, then waits until it is durable. @throws what reading or the checkpoint threw */
  async durable(read: () => Promise<void>): Promise<void> {
    this.#reading += 1;
    try {
      await read();
    } catch (error) {
      this.#reading -= 1;
      // Those who waited for this one wait no longer.
      if (this.#reading === 0) this.#runSoon();
      throw error;
    }
    this.#reading -= 1;
    await this.#nextCheckpoint();
  }

  #nextCheckpoint(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure.error);
      this.#waiting.push({ resolve, reject });
      this.#runSoon();
    });
  }

  #runSoon(): void {
    if (this.#isRunning || this.#waiting.length === 0) return;
    if (this.#reading === 0) return void this.#run();
    if (this.#gathering) return;
    const gathering = new AbortController();
    this.#gathering = gathering;
    this.clock.sleep(GATHER_MS, { abortSignal: gathering.signal }).then(
      () => this.#run(),
      () => undefined,
    );
  }

  async #run(): Promise<void> {
    this.#gathering?.abort();
    this.#gathering = undefined;
    if (this.#isRunning) return;
    this.#isRunning = true;
    const group = this.#waiting.splice(0);
    try {
      await this.checkpoint();
      for (const { resolve } of group) resolve();
    } catch (error) {
      this.#failure = { error };
      for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(error);
    }
    this.#isRunning = false;
    this.#runSoon();
  }
}
