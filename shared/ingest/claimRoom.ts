import type { ContentClaim } from '../contentQueue/contentClaim';
import type { ContentEntry } from '../ledger/contentEntry';
import { type PollRun, pollRunRowKey } from '../ledger/pollRun';
import { TablesOwner } from '../ledger/tablesOwner';
import { limitedParallel } from '../tables/store/limitedParallel';
import { checkDeployedTables } from './checkDeployedTables';
import { ContentFate } from './contentFate';
import { GroupCheckpoint } from './groupCheckpoint';
import { isClaimable } from './isClaimable';
import type { PollDependencies } from './poll';
import { pollRoom } from './pollRoom';
import { emptyPollSummary, type PollSummary } from './pollSummary';
import { recordPoll } from './recordPoll';
import { stopSignals } from './stopSignals';
import { storeTally } from './storeTally';

// As many blobs as a poll reads at once: each is a stream with its buffers. What has been read waits for others to be written with it.
const PARALLEL_CONTENTS = 16;

/** What was done in a room. */
export interface ClosedRoom {
  readonly tenantId: string;
  readonly summary: PollSummary;
  readonly run: PollRun;
}

/** A worker's writers and sign-in for some thousand contents: many are taken at once, and their records share transactions. */
export class ClaimRoom {
  readonly summary: PollSummary = emptyPollSummary();
  readonly #startedAt: Date;
  readonly #room: ReturnType<typeof pollRoom>;
  readonly #fate: ContentFate;
  readonly #group: GroupCheckpoint;
  readonly #tally: ReturnType<typeof storeTally>;
  readonly #inTurn = limitedParallel(PARALLEL_CONTENTS);
  #serviceTime: Promise<unknown> | undefined;
  #failure: { error?: unknown } = {};
  /** Contents taken so far. */
  taken = 0;

  private constructor(private readonly dependencies: PollDependencies) {
    const { store, names, clock, origin } = dependencies;
    this.#startedAt = clock.now();
    this.#tally = storeTally(store, names);
    const run = pollRunRowKey({ startedAt: this.#startedAt, instance: origin.instance });
    this.#room = pollRoom(dependencies, this.summary, stopSignals(clock, {}), run);
    const { ledger, coverage, intake } = this.#room;
    this.#fate = new ContentFate(ledger, coverage, this.#room.clock, this.summary);
    this.#group = new GroupCheckpoint(clock, () => intake.checkpoint());
  }

  /** @throws OperatorFault where the tables are another tenant's, or missing: nothing is written then */
  static async open(
    dependencies: PollDependencies,
    { abortSignal }: { abortSignal: AbortSignal },
  ): Promise<ClaimRoom> {
    const { store, names, origin, deployedTables = [] } = dependencies;
    await checkDeployedTables(store, deployedTables, { abortSignal });
    await new TablesOwner(store, names).check(origin.tenantId, { abortSignal });
    return new ClaimRoom(dependencies);
  }

  /** Something is wrong that other content would meet as well. */
  get isBroken(): boolean {
    return 'error' in this.#failure;
  }

  /**
   * Takes one content; it is *stored* in the ledger once this has ended, or the ledger says why it is not. What is not claimable is not
   * fetched.
   * @throws OperatorFault and whatever keeps it from being durable, the signal's reason: it may be taken again
   */
  async take(
    claim: ContentClaim,
    { abortSignal }: { abortSignal: AbortSignal },
  ): Promise<'taken' | 'dropped'> {
    const { ledger, intake, clock } = this.#room;
    try {
      const entry = await ledger.at(claim, { abortSignal });
      if (!entry || !isClaimable(entry, clock.now())) return 'dropped';
      this.taken += 1;
      await this.#group.durable(() => this.#takeListed(entry, abortSignal));
      // Read while the checkpoint was under way, and not in it.
      while (intake.isUnderWay(entry)) await this.#group.durable(async () => undefined);
      return 'taken';
    } catch (error) {
      if (!abortSignal.aborted) this.#failure = { error };
      throw error;
    }
  }

  /** Content that nobody could deal with: refused and a gap, tried again at long pauses by the poll. */
  async refuse(
    claim: ContentClaim,
    { abortSignal }: { abortSignal: AbortSignal },
  ): Promise<'refused' | 'dropped'> {
    const entry = await this.#room.ledger.at(claim, { abortSignal });
    if (entry?.state !== 'listed') return 'dropped';
    await this.#fate.giveUp(entry, { kind: 'refused', code: 'poison' });
    return 'refused';
  }

  /** Leaves one row that tells of what was taken here. Never fails. */
  async close(): Promise<ClosedRoom> {
    try {
      if (!this.isBroken) await this.#room.intake.finish();
    } catch (error) {
      this.#failure = { error };
    }
    Object.assign(this.summary, this.#tally(), { apiRequests: this.dependencies.api.requestCount });
    this.summary.complete = !this.isBroken;
    const ended = { startedAt: this.#startedAt, outcomes: [], kind: 'ingest', ...this.#failure } as const;
    const run = await recordPoll(this.dependencies, this.summary, ended);
    return { tenantId: this.dependencies.origin.tenantId, summary: this.summary, run };
  }

  async #takeListed(entry: ContentEntry, abortSignal: AbortSignal): Promise<void> {
    try {
      await this.#askServiceTime();
    } catch (error) {
      abortSignal.throwIfAborted();
      await this.#fate.ofFault(entry, error);
      return;
    }
    await this.#inTurn(() => this.#room.intake.take(entry, { abortSignal }));
  }

  /** The service's clock decides what has expired: its first reply, be it an error, tells it. */
  async #askServiceTime(): Promise<void> {
    const { api } = this.dependencies;
    if (api.clockSkewMs !== undefined) return;
    this.#serviceTime ??= api.listSubscriptions().finally(() => {
      this.#serviceTime = undefined;
    });
    try {
      await this.#serviceTime;
    } catch (error) {
      if (api.clockSkewMs === undefined) throw error;
    }
  }
}
