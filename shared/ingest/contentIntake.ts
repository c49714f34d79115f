import { createHash } from 'node:crypto';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import { OperatorFault } from '../faults/operatorFault';
import type { ContentEvent } from '../ledger/contentChange';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import type { CoverageTable } from '../ledger/coverageTable';
import type { IndexWriter } from '../tables/auditIndex/indexWriter';
import type { Delivery } from '../tables/auditRecords/delivery';
import { bodySha256 } from './bodySha256';
import { ContentFate } from './contentFate';
import { isFresh } from './freshContent';
import { type IngestDependencies, type IngestedContent, ingestContent } from './ingestContent';
import type { Intake, IntakeOptions } from './intake';
import type { PollSummary } from './pollSummary';
import { isUnreadableForGood } from './unreadableContent';

// What a killed process has to do again; long enough that half-filled transactions at its end do not count.
const CHECKPOINT_MS = 120_000;
const CHECKPOINT_CONTENTS = 20_000;
// A body cut on the way is fetched again at once; what fails more often waits for its turn in the ledger.
const FETCHES = 3;
// How long the second look at fresh content is tried while the service says that it has none.
const REFUSED_LOOKS_MS = 24 * 60 * 60_000;

interface ReadContent {
  readonly entry: ContentEntry;
  /** Its rest is in quarantine: its gap stays. */
  readonly isUnreadable: boolean;
  readonly ingested: Omit<IngestedContent, 'end'>;
}

/** Takes content from the ledger into the tables, and writes into the ledger what became of it. */
export class ContentIntake implements Intake {
  /** Read to the end, not yet known to be durable. */
  readonly #read = new Set<ReadContent>();
  /** Counts of bodies that were read but are not whole: the newest try of each counts. */
  readonly #unreadable = new Map<string, Delivery>();
  readonly #fate: ContentFate;
  #lastCheckpoint: number;
  #checkpoint: Promise<void> | undefined;

  constructor(
    private readonly ingest: Omit<IngestDependencies, 'relieve'>,
    private readonly index: IndexWriter,
    private readonly ledger: ContentLedger,
    private readonly coverage: CoverageTable,
    private readonly summary: PollSummary,
  ) {
    this.#fate = new ContentFate(ledger, coverage, ingest.clock, summary);
    this.#lastCheckpoint = ingest.clock.now().getTime();
  }

  /** Takes one blob; see {@link Intake.take}. */
  async take(entry: ContentEntry, options: IntakeOptions): Promise<'done' | 'unreadable' | 'unavailable'> {
    if (entry.state === 'stored') return this.#lookAgain(entry, options);
    if (Date.parse(entry.contentExpiration) <= this.ingest.clock.now().getTime()) {
      await this.#fate.giveUp(entry, { kind: 'expired', code: 'contentExpiration' });
      return 'done';
    }
    try {
      const { end, ...ingested } = await this.#fetch(entry, options);
      if (!end.whole && !(await this.#settleUnreadable(entry, ingested, end))) return 'unreadable';
      this.#read.add({ entry, ingested, isUnreadable: !end.whole });
    } catch (error) {
      if (isLeft(error, options)) return 'done';
      if (error instanceof OperatorFault) throw error;
      return this.#fate.ofFault(entry, error);
    }
    await this.#checkpointWhenDue();
    return 'done';
  }

  /** Whether it was read, and is not known to be durable yet. */
  isUnderWay({ contentId }: ContentEntry): boolean {
    return [...this.#read].some(({ entry }) => entry.contentId === contentId);
  }

  get lastFaultCode(): string {
    return this.#fate.lastFaultCode;
  }

  /** Makes what was taken so far durable and says so in the ledger. */
  async checkpoint(): Promise<void> {
    await this.ingest.records.flush();
    await this.index.flush();
    await this.#markStored();
    this.#lastCheckpoint = this.ingest.clock.now().getTime();
  }

  /** Makes everything durable, once nothing more is taken. */
  async finish(): Promise<void> {
    await this.checkpoint();
    for (const delivery of this.#unreadable.values()) this.#count(delivery);
    this.#unreadable.clear();
  }

  /** Fresh content once more: the same body costs a hash, one that has grown is taken like any other. */
  async #lookAgain(
    entry: ContentEntry,
    options: IntakeOptions,
  ): Promise<'done' | 'unreadable' | 'unavailable'> {
    try {
      if ((await bodySha256(this.ingest.api, entry, options)) !== entry.sha256) {
        const { end, ...ingested } = await this.#fetch(entry, options);
        // Not whole this time: it stays fresh for the next poll.
        if (end.whole) this.#read.add({ entry, ingested, isUnreadable: false });
        return 'done';
      }
    } catch (error) {
      if (isLeft(error, options)) return 'done';
      if (error instanceof OperatorFault) throw error;
      // One that nobody foresaw is noted; what is stored stays as it is.
      if (!(error instanceof ActivityApiFault)) return this.#fate.ofFault(entry, error);
      if (error.decision === 'stop') throw new OperatorFault(error.message, error.fix, { cause: error });
      const agoMs = this.ingest.clock.now().getTime() - Date.parse(entry.contentCreated);
      const isOver = Date.parse(entry.contentExpiration) <= this.ingest.clock.now().getTime();
      // A refusal may pass, as that of content never seen: the rest of a blob must not be lost for one.
      if (error.decision === 'refused' && agoMs < REFUSED_LOOKS_MS && !isOver) return 'done';
      if (error.decision !== 'expired' && error.decision !== 'refused' && !isOver) return 'unavailable';
    }
    await this.ledger.apply([{ entry, event: { kind: 'lookedAgain', columns: {} } }]);
    return 'done';
  }

  async #fetch(entry: ContentEntry, options: IntakeOptions): Promise<IngestedContent> {
    for (let fetchNumber = 1; ; fetchNumber++) {
      try {
        return await ingestContent(entry, { ...this.ingest, relieve: () => this.#relieve() }, options);
      } catch (error) {
        options.abortSignal.throwIfAborted();
        const isWorthwhile =
          error instanceof ActivityApiFault && error.decision === 'retry' && error.status === undefined;
        if (!isWorthwhile || fetchNumber === FETCHES) throw error;
      }
    }
  }

  /** Index references of a large blob are written while it is being read. */
  async #relieve(): Promise<void> {
    if (this.index.isFull) await this.index.relieve();
  }

  /** @returns whether the blob is done with: what can be read of it is taken, the rest is in quarantine and known as a gap */
  async #settleUnreadable(
    entry: ContentEntry,
    { delivery, sha256 }: Omit<IngestedContent, 'end'>,
    end: Extract<IngestedContent['end'], { whole: false }>,
  ): Promise<boolean> {
    if (!isUnreadableForGood(entry, sha256, this.ingest.clock.now())) {
      this.#unreadable.set(entry.contentId, delivery);
      await this.ledger.apply([
        { entry, event: { kind: 'failed', code: 'unreadable', unreadableSha256: sha256 } },
      ]);
      return false;
    }
    this.#unreadable.delete(entry.contentId);
    delivery.counts.records += 1;
    await this.ingest.quarantine.add(
      {
        utf8: end.rest,
        sha256: createHash('sha256').update(end.rest).digest('hex'),
        reason: 'unreadable',
        detail: `The body is no array of records (${end.reason} at byte ${end.position}); this is the rest from there on.`,
        index: delivery.counts.records - 1,
      },
      delivery,
    );
    await this.#fate.openGap(entry, 'unreadable');
    return true;
  }

  async #checkpointWhenDue(): Promise<void> {
    const elapsedMs = this.ingest.clock.now().getTime() - this.#lastCheckpoint;
    if (elapsedMs < CHECKPOINT_MS && this.#read.size < CHECKPOINT_CONTENTS) return;
    this.#checkpoint ??= this.checkpoint().finally(() => {
      this.#checkpoint = undefined;
    });
    await this.#checkpoint;
  }

  /** *stored* only after the last record and its index rows are durable (promise P2). */
  async #markStored(): Promise<void> {
    const durable = [...this.#read].filter(({ ingested }) =>
      ingested.delivery.isDurable(this.index.writtenTo),
    );
    for (const each of durable) this.#read.delete(each);
    await this.ledger.apply(
      durable.map(({ entry, ingested }) => ({ entry, event: this.#storedEvent(entry, ingested) })),
    );
    for (const { entry, ingested, isUnreadable } of durable) {
      this.#count(ingested.delivery);
      if (entry.state === 'stored') continue;
      if (entry.state !== 'listed' && !isUnreadable) await this.coverage.withdraw(entry);
      this.summary.stored += 1;
    }
  }

  #count({ counts }: Delivery): void {
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) this.summary[name] += counts[name];
  }

  #storedEvent(
    entry: ContentEntry,
    { delivery, bytes, sha256, fetchedAt }: Omit<IngestedContent, 'end'>,
  ): ContentEvent {
    const columns = { ...delivery.counts, bytes: { type: 'Int64', value: String(bytes) }, sha256 } as const;
    if (entry.state === 'stored') return { kind: 'lookedAgain', columns };
    return { kind: 'stored', columns: { ...columns, isFresh: isFresh(entry, fetchedAt) } };
  }
}

/** Whether it ended only because nothing more is asked for. @throws the reason where it was cut off */
function isLeft(error: unknown, { abortSignal, sendSignal }: IntakeOptions): boolean {
  abortSignal.throwIfAborted();
  return sendSignal?.aborted === true && error === sendSignal.reason;
}
