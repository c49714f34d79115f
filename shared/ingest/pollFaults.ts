import { ActivityApiFault } from '../activityApi/activityApiFault';
import { OperatorFault } from '../faults/operatorFault';
import type { PollSummary } from './pollSummary';
import { STOPPED_NOTE } from './stoppedNote';

const NOTEWORTHY_SKEW_MS = 5 * 60_000;
// The line itself says so: no service answers there, and no later poll will find one by itself.
const NOBODY_THERE = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN']);

/**
 * What went wrong in a poll: what a person must mend is kept for its end and thrown there, what passes by itself becomes a note in the
 * summary, a stop is no fault.
 */
export class PollFaults {
  #fault: OperatorFault | undefined;

  constructor(
    private readonly summary: PollSummary,
    private readonly stopped: AbortSignal,
  ) {}

  /** @returns the work's result; undefined where it failed, which is then noted */
  async keep<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      if (this.stopped.aborted) this.#note(STOPPED_NOTE);
      else if (error instanceof OperatorFault) this.#fault ??= error;
      else if (error instanceof ActivityApiFault) this.#keepApiFault(error);
      else throw error;
      return undefined;
    }
  }

  noteListing(contentType: string, fault: ActivityApiFault | undefined): void {
    if (fault) this.#note(`${contentType} was not listed to its end: ${fault.message} ${fault.fix}`);
  }

  noteEdited(table: string, { size }: { size: number }): void {
    if (size === 0) return;
    const rows = size === 1 ? `One row of ${table} was` : `${size} rows of ${table} were`;
    this.#note(
      `${rows} changed by hand or by another program, and read as far as possible. Nobody but this app should write there.`,
    );
  }

  noteClock(clockSkewMs: number | undefined): void {
    if (clockSkewMs === undefined || Math.abs(clockSkewMs) < NOTEWORTHY_SKEW_MS) return;
    const minutes = Math.round(Math.abs(clockSkewMs) / 60_000);
    const direction = clockSkewMs > 0 ? 'behind' : 'ahead of';
    this.#note(
      `This machine's clock is ${minutes} minutes ${direction} Microsoft's. Set it by a time server.`,
    );
  }

  throwWhereAPersonMustAct(): void {
    if (this.#fault) throw this.#fault;
  }

  #keepApiFault(fault: ActivityApiFault): void {
    if (fault.decision === 'stop' || NOBODY_THERE.has(fault.code)) {
      this.#fault ??= new OperatorFault(fault.message, fault.fix, { cause: fault });
    } else this.#note(`${fault.message} ${fault.fix}`);
  }

  #note(text: string): void {
    if (!this.summary.notes.includes(text)) this.summary.notes.push(text);
  }
}
