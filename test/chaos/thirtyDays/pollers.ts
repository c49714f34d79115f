import { createPollInstance, type PollInstance } from '../pollInstance';
import type { SimulatedTime } from '../simulatedTime';
import type { Stage } from '../stage';
import type { Journal } from './journal';

const INSTANCES = 3;
// A poll's requests to the store, more or less.
const LIKELY_REQUESTS = 25;
// Of the machine's time: a deadline of seconds, its grace and the last writes take two or three of them at twenty times the speed.
const LONGEST_MS = 25_000;

export interface TogetherOptions {
  /** How many poll at once. */
  readonly instances: number;
  /** One of them is killed at a request to the store. */
  readonly isKilled?: boolean;
  /** At a request to the store, their clock is from then on so much ahead of the service's. */
  readonly jumpMs?: number | undefined;
  /** Nothing fails: none may say that a person must act. */
  readonly isCalm?: boolean;
  readonly deadlineMs?: number;
}

/** The instances of the app: they live on between polls, and a new process takes the place of a killed one. */
export class Pollers {
  /** What was done to them, how often. */
  readonly counts: Record<string, number> = {};
  /** What went wrong though nobody had disturbed them. */
  readonly faults: string[] = [];
  readonly #instances: readonly PollInstance[];
  #notes: readonly string[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly time: SimulatedTime,
    private readonly journal: Journal,
    prefix: string,
  ) {
    const env = stage.environment(prefix);
    this.#instances = Array.from({ length: INSTANCES }, () => createPollInstance(env, time.nodeFlags));
  }

  /** One poll, or several at once. @returns whether one of them has vouched for everything up to now */
  async poll({ instances, isKilled = false, jumpMs, isCalm, deadlineMs }: TogetherOptions): Promise<boolean> {
    const { clock } = this.stage.tenant;
    const polling = this.#instances.slice(0, instances);
    const startMs = clock.now().getTime();
    const skewMs = this.time.skewMs;
    const callOff = this.#interrupt(polling, { isKilled, jumpMs });
    const order = deadlineMs === undefined ? {} : { deadlineMs };
    const isLate = setTimeout(() => {
      if (deadlineMs === undefined) return;
      this.faults.push('a poll did not end at its deadline');
      for (const instance of polling) instance.kill();
    }, LONGEST_MS);
    const results = await Promise.all(polling.map((instance) => instance.poll(order)));
    clearTimeout(isLate);
    callOff();
    if (this.time.skewMs !== skewMs) this.#count('clock jumps', 1);
    const isComplete = results.some((result) => result?.complete);
    const vouchedMs = startMs + Math.min(0, skewMs, this.time.skewMs);
    this.journal.note({ startMs, endMs: clock.now().getTime(), isComplete, vouchedMs });
    this.#count('polls', instances);
    if (instances > 1) this.#count('polls at once', instances);
    if (deadlineMs !== undefined) this.#count('deadlines', instances);
    this.#count('kills', results.filter((result) => result === undefined).length);
    const fault = results.find((result) => result?.fault)?.fault;
    if (isCalm && fault) this.faults.push(`a poll that nobody disturbed failed: ${fault}`);
    this.#notes = results.flatMap((result) => result?.notes ?? []);
    return isComplete;
  }

  /** To be called when nothing is left to do: the last poll must have been complete. */
  expectComplete(isComplete: boolean): void {
    if (!isComplete) this.faults.push(`the last poll is not complete: ${this.#notes.join(' ')}`);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#instances.map((instance) => instance.stop()));
  }

  #interrupt(
    polling: readonly PollInstance[],
    { isKilled, jumpMs }: { isKilled: boolean; jumpMs: number | undefined },
  ): () => void {
    const { proxy, random } = this.stage;
    const victim = random.pick(polling);
    const at = 1 + random.integer(LIKELY_REQUESTS);
    const when = random.chance(0.5) ? 'before' : 'after';
    if (isKilled) return proxy.interruptAt(at, when, () => void victim.kill());
    if (jumpMs === undefined) return () => {};
    return proxy.interruptAt(at, when, () => {
      this.time.skewMs = jumpMs;
    });
  }

  #count(what: string, times: number): void {
    this.counts[what] = (this.counts[what] ?? 0) + times;
  }
}
