import type { ActivityApi } from '../activityApi/activityApi';
import { ContentLedger } from '../ledger/contentLedger';
import { CoverageTable } from '../ledger/coverageTable';
import { IndexWriter } from '../tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../tables/auditQuarantine/quarantineWriter';
import { RecordWriter } from '../tables/auditRecords/recordWriter';
import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { concludeCoverage } from './concludeCoverage';
import { ContentIntake } from './contentIntake';
import { enabledContentTypes } from './enabledContentTypes';
import { type ContentTypeOutcome, type PollRoom, pollContentType } from './pollContentType';
import { PollFaults } from './pollFaults';
import { emptyPollSummary, type PollSummary } from './pollSummary';
import { serviceClock } from './serviceClock';
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
}

export interface PollOptions {
  /** Stops the poll at once and cleanly: what is under way stays in the ledger. */
  abortSignal?: AbortSignal | undefined;
  /** Time that the poll may take before it ends by itself; the last writes need up to a minute more. Default: none. */
  deadlineMs?: number | undefined;
}

/**
 * One poll, start to end: subscriptions -> listing -> ledger -> fetch -> records -> tables -> ledger.
 *
 * It may be stopped or killed at any moment, run beside another one, and be repeated: content is *listed* in the ledger before it is
 * fetched and *stored* only when everything of it is durable; every write is an insert under keys that the data itself determines.
 *
 * @throws OperatorFault where nothing can work until a person acts; what was under way is durable by then
 */
export async function poll(dependencies: PollDependencies, options: PollOptions = {}): Promise<PollSummary> {
  const { api, store, names, contentTypes } = dependencies;
  const clock = serviceClock(dependencies.clock, api);
  const summary = emptyPollSummary();
  const tally = storeTally(store, names);
  const signals = stopSignals(dependencies.clock, options);
  const room = pollRoom({ ...dependencies, clock }, dependencies.clock, summary, signals);
  const faults = new PollFaults(summary, signals.now);
  const outcomes: ContentTypeOutcome[] = [];
  let startedAt = clock.now();
  try {
    const enabled = await faults.keep(enabledContentTypes(api, { abortSignal: signals.now }));
    // By the service's clock, which its first reply has told.
    startedAt = clock.now();
    for (const contentType of enabled ? contentTypes : []) {
      // One content type that cannot be had must not keep the others out.
      const isSubscribed = enabled?.has(contentType.toLowerCase()) ?? false;
      const outcome = await faults.keep(pollContentType(contentType, isSubscribed, room));
      if (outcome) outcomes.push(outcome);
    }
  } finally {
    signals.done();
  }
  await room.intake.finish();
  for (const outcome of outcomes) {
    const { contentType, progress } = outcome;
    const concluded = await concludeCoverage(outcome, startedAt, room);
    summary.backlog += concluded.backlog;
    faults.noteListing(contentType, progress.fault);
  }
  Object.assign(summary, tally(), { apiRequests: api.requestCount });
  const isListed =
    outcomes.length === contentTypes.length &&
    outcomes.every((each) => each.progress.isWhole && each.isEnabled);
  summary.complete = isListed && summary.backlog === 0;
  faults.noteClock(api.clockSkewMs);
  faults.throwWhereAPersonMustAct();
  return summary;
}

function pollRoom(
  { api, store, names, clock, retentionMonths }: PollDependencies,
  localClock: Clock,
  summary: PollSummary,
  signals: PollRoom['signals'],
): PollRoom {
  const ledger = new ContentLedger(store, names.content, clock);
  const coverage = new CoverageTable(store, names.coverage);
  const index = new IndexWriter(store, names);
  const quarantine = new QuarantineWriter(store, names.quarantine);
  const records = new RecordWriter(store, names, index, quarantine);
  const writers = { api, records, quarantine, clock, retentionMonths };
  const intake = new ContentIntake(writers, index, ledger, coverage, summary);
  return { api, clock, localClock, ledger, coverage, intake, summary, signals };
}
