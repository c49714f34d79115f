import { ActivityApiFault } from '../activityApi/activityApiFault';
import { OperatorFault } from '../faults/operatorFault';
import type { ContentEvent } from '../ledger/contentChange';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import type { CoverageTable } from '../ledger/coverageTable';
import type { Gap, GapReason } from '../ledger/gap';
import type { Clock } from '../time/clock';
import type { PollSummary } from './pollSummary';

/** Writes down what becomes of content that could not be taken: in the ledger, and as a gap where it may be lost. */
export class ContentFate {
  /** Why content could not be had, the last time. */
  lastFaultCode = '';

  constructor(
    private readonly ledger: ContentLedger,
    private readonly coverage: CoverageTable,
    private readonly clock: Clock,
    private readonly summary: PollSummary,
  ) {}

  /**
   * After a failed fetch: given up, or to be tried again.
   * @throws OperatorFault where nothing works until a person acts
   */
  async ofFault(entry: ContentEntry, fault: unknown): Promise<'done' | 'unreadable' | 'unavailable'> {
    if (!(fault instanceof ActivityApiFault)) return this.#surprise(entry, fault);
    const { decision, code } = fault;
    if (decision === 'stop') throw new OperatorFault(fault.message, fault.fix, { cause: fault });
    if (decision === 'expired' || decision === 'refused') {
      await this.giveUp(entry, { kind: decision, code });
      return 'done';
    }
    this.lastFaultCode = code;
    await this.ledger.apply([{ entry, event: { kind: 'failed', code } }]);
    return 'unavailable';
  }

  /** An error that nobody foresaw belongs to this content alone: it waits, and the feed goes on (promise P5). */
  async #surprise(entry: ContentEntry, error: unknown): Promise<'unreadable'> {
    const name = error instanceof Error ? error.name : typeof error;
    const note = `Content ${entry.contentId} could not be taken (${name}); it stays listed. Please report this with the version of this app.`;
    if (!this.summary.notes.includes(note)) this.summary.notes.push(note);
    await this.ledger.apply([{ entry, event: { kind: 'failed', code: `internal-${name}` } }]);
    return 'unreadable';
  }

  /** The gap first, then the state: a crash in between leaves a gap too many, which the next poll takes back, never one too few. */
  async giveUp(entry: ContentEntry, event: ContentEvent & { kind: 'expired' | 'refused' }): Promise<void> {
    await this.openGap(entry, event.kind);
    await this.ledger.apply([{ entry, event }]);
    this.summary[event.kind] += 1;
  }

  /** Writes down that a blob is missing, or not whole. */
  async openGap(entry: ContentEntry, reason: GapReason): Promise<void> {
    const created = new Date(entry.contentCreated);
    const gap: Gap = {
      contentType: entry.contentType,
      from: created,
      to: created,
      reason,
      since: this.clock.now(),
      state: 'open',
      contentId: entry.contentId,
      contentExpiration: new Date(entry.contentExpiration),
    };
    if (await this.coverage.open(gap)) this.summary.gaps.push(gap);
  }
}
