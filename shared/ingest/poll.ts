import type { ActivityApi } from '../activityApi/activityApi';
import type { ContentQueue } from '../contentQueue/contentQueue';
import type { PollOrigin } from '../ledger/pollOrigin';
import { type PollRun, pollRunRowKey } from '../ledger/pollRun';
import { TablesOwner } from '../ledger/tablesOwner';
import type { SealCopies } from '../seals/sealCopies';
import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { BacklogPace } from './backlogPace';
import { checkDeployedTables } from './checkDeployedTables';
import { noteOtherApps } from './noteOtherApps';
import { pollAll } from './pollAll';
import type { ContentTypeOutcome } from './pollContentType';
import { PollFaults } from './pollFaults';
import { emptyPollSummary, type PollSummary } from './pollSummary';
import { recordPoll } from './recordPoll';
import { stopSignals } from './stopSignals';
import { storeTally } from './storeTally';

/** What a poll works with. */
export interface PollDependencies {
  readonly api: ActivityApi;
  readonly store: TableStore;
  readonly names: TableNames;
  readonly clock: Clock;
  readonly contentTypes: readonly string[];
  readonly retentionMonths: number | undefined;
  readonly origin: PollOrigin;
  /** Tables that the deployment makes and no poll: ledger and coverage in Azure. */
  readonly deployedTables?: readonly string[];
  /** Where heads of seals are copied to; undefined: nowhere. */
  readonly sealCopies?: SealCopies | undefined;
  /** Where listed content is handed over to others, and at which pace; undefined: the poll fetches it itself. */
  readonly handover?: { readonly queue: ContentQueue; readonly pace: BacklogPace } | undefined;
}

export interface PollOptions {
  /** Stops the poll at once and cleanly: what is under way stays in the ledger. */
  abortSignal?: AbortSignal | undefined;
  /** Time that the poll may take before it ends by itself; the last writes need up to a minute more. Default: none. */
  deadlineMs?: number | undefined;
  /** Told how it went, however it ended; not where the tables could not be asked whose they are. */
  onEnd?: ((run: PollRun, summary: PollSummary) => void) | undefined;
}

/**
 * One poll, start to end: subscriptions -> listing -> ledger -> fetch -> records -> tables -> ledger. It leaves one row that tells of it,
 * also where it fails.
 *
 * It may be stopped or killed at any moment, run beside another one, and be repeated: content is *listed* in the ledger before it is
 * fetched and *stored* only when everything of it is durable; every write is an insert under keys that the data itself determines.
 *
 * @throws OperatorFault where nothing can work until a person acts: what was under way is durable by then. Where the tables are another
 *   tenant's or a newer version's, before anything is written
 */
export async function poll(dependencies: PollDependencies, options: PollOptions = {}): Promise<PollSummary> {
  const { api, store, names, origin, clock } = dependencies;
  const startedAt = clock.now();
  const summary = emptyPollSummary();
  const tally = storeTally(store, names);
  const signals = stopSignals(clock, options);
  const faults = new PollFaults(summary, signals.now);
  const owner = new TablesOwner(store, names);
  const { deployedTables = [] } = dependencies;
  const ownership = await faults.keep(
    checkDeployedTables(store, deployedTables, { abortSignal: signals.now }).then(() =>
      owner.check(origin.tenantId, { abortSignal: signals.now }),
    ),
  );
  if (!ownership) {
    signals.done();
    faults.throwWhereAPersonMustAct();
    return summary;
  }
  if (ownership === 'unreadable') {
    summary.notes.push(
      `The row that says whose the tables are (${names.coverage}, owner) was changed by hand.`,
    );
  }
  const outcomes: ContentTypeOutcome[] = [];
  let ended: { error?: unknown } = {};
  try {
    const claim = ownership === 'nobody' ? owner : undefined;
    const run = pollRunRowKey({ startedAt, instance: origin.instance });
    await pollAll(dependencies, { summary, signals, faults, outcomes, claim, run });
    await noteOtherApps(dependencies, summary, signals.now);
    faults.throwWhereAPersonMustAct();
  } catch (error) {
    ended = { error };
    throw error;
  } finally {
    signals.done();
    Object.assign(summary, tally(), { apiRequests: api.requestCount });
    // Not within the call of onEnd: where nobody listens, its arguments would not come about.
    const told = await recordPoll(dependencies, summary, { startedAt, outcomes, ...ended });
    options.onEnd?.(told, summary);
  }
  return summary;
}
