import type { ActivityApi } from '../activityApi/activityApi';
import { OperatorFault } from '../faults/operatorFault';
import { enabledContentTypes } from '../ingest/enabledContentTypes';
import { serviceClock } from '../ingest/serviceClock';
import { CoverageTable } from '../ledger/coverageTable';
import type { PollOrigin } from '../ledger/pollOrigin';
import { TablesOwner } from '../ledger/tablesOwner';
import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { type AskedSpan, askedSpan } from './askedSpan';
import { ContentCheck } from './contentCheck';
import { Findings } from './findings';
import { keepProgress } from './keepProgress';
import { Repair } from './repair';
import { StoreWaiting } from './storeWaiting';
import { TextCheck } from './textCheck';
import { verifyContentType } from './verifyContentType';
import type { VerifyResult } from './verifyResult';
import { stoppedRun, type VerifyRun } from './verifyRun';

/** What a verification works with. */
export interface VerifyDependencies {
  readonly api: ActivityApi;
  readonly store: TableStore;
  readonly names: TableNames;
  readonly clock: Clock;
  /** From 0 up to 1, as Math.random. */
  readonly random: () => number;
  readonly contentTypes: readonly string[];
  readonly retentionMonths: number | undefined;
  readonly origin: Pick<PollOrigin, 'tenantId'>;
}

export interface VerifyOptions {
  /** The span in times of availability. Default: all that Microsoft still lists, 7 days. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** So many contents of each content type, drawn evenly. Default: all. */
  sample?: number | undefined;
  /** Writes what the tables lack. Default: it is only told. */
  repair?: boolean | undefined;
  /** Begins anew where an earlier run was stopped. */
  restart?: boolean | undefined;
  abortSignal?: AbortSignal | undefined;
  /** Told of each run before it begins: one that was stopped goes on from its position. */
  begins?: ((run: VerifyRun) => void) | undefined;
}

/**
 * Lists and fetches again what Microsoft still serves, and compares it record by record with the tables: the exact text, its hash, the
 * columns, the index. A run over the whole span that is stopped goes on there when it is asked for again within 24 hours.
 *
 * @throws OperatorFault where a person must act; the abort signal's reason. What was checked by then is kept.
 */
export async function verify(
  dependencies: VerifyDependencies,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  const { api, contentTypes } = dependencies;
  const { abortSignal = new AbortController().signal } = options;
  const notes: string[] = [];
  await checkOwner(dependencies, options);
  await checkVersions(dependencies, options);
  // The first request tells the service's time, by which the span is counted.
  await enabledContentTypes(api, { abortSignal });
  const clock = serviceClock(dependencies.clock, api);
  const asked = askedSpan(options, clock.now());
  const runs: VerifyRun[] = [];
  for (const contentType of contentTypes) {
    const run = await beginRun({ ...dependencies, clock }, contentType, asked, options);
    options.begins?.(run);
    await runContentType({ ...dependencies, clock }, run, notes, options);
    runs.push(run);
  }
  const findings = new Findings();
  for (const run of runs) findings.addAll(run.findings);
  return { runs, findings, notListable: asked.notListable, notes };
}

/** Another tenant's tables would lack everything, and must not be filled. */
async function checkOwner(
  { store, names, origin }: VerifyDependencies,
  { repair, abortSignal }: VerifyOptions,
): Promise<void> {
  const owner = await new TablesOwner(store, names).check(origin.tenantId, { abortSignal });
  if (owner !== 'nobody' || !repair) return;
  throw new OperatorFault(
    `Nothing has been polled into the tables with prefix ${names.prefix} yet, so there is nothing to repair.`,
    'Run the command poll first.',
  );
}

/** What a newer version has written is neither judged nor filled. */
async function checkVersions(
  { store, names, contentTypes }: VerifyDependencies,
  { abortSignal }: VerifyOptions,
): Promise<void> {
  const coverage = new CoverageTable(store, names.coverage);
  for (const contentType of contentTypes) await coverage.read(contentType, { abortSignal });
}

async function beginRun(
  { store, names, clock }: VerifyDependencies,
  contentType: string,
  { from, to, name: spanName }: AskedSpan,
  { sample, restart, repair = false, abortSignal }: VerifyOptions,
): Promise<VerifyRun> {
  const at = { store, table: names.coverage };
  const now = clock.now();
  if (sample === undefined && !restart) {
    const stopped = await stoppedRun(at, { contentType, spanName, from }, now, { abortSignal });
    // What a run without --repair found lies behind its position and would never be repaired.
    const mayGoOn = stopped && (!repair || stopped.isRepair || stopped.findings.isClean);
    if (mayGoOn) return Object.assign(stopped, { to, isRepair: repair });
  }
  const counts = { contents: 0, records: 0, repaired: 0 };
  const findings = new Findings();
  const unset = { position: undefined, finishedAt: undefined, etag: undefined };
  return { contentType, spanName, startedAt: now, from, to, isRepair: repair, findings, ...counts, ...unset };
}

async function runContentType(
  dependencies: VerifyDependencies,
  run: VerifyRun,
  notes: string[],
  { sample, repair: isRepair, abortSignal }: VerifyOptions,
): Promise<void> {
  const { store, names, clock } = dependencies;
  const { contentType, findings } = run;
  const repair = isRepair ? new Repair(store, names, { abortSignal }) : undefined;
  const storeWaiting = repair && new StoreWaiting({ ...dependencies, repair });
  const texts = new TextCheck({ store, names }, findings, repair, { abortSignal });
  const contents = new ContentCheck({ ...dependencies, findings, texts, storeWaiting, abortSignal });
  const before = { records: run.records, repaired: run.repaired };
  const note = (text: string) => void (notes.includes(text) || notes.push(text));
  const save = keepProgress({ store, table: names.coverage }, clock, note);
  const check = {
    contentType,
    span: { from: run.from, to: run.to },
    position: run.position,
    findings,
    contents,
    note,
    async reached(position: NonNullable<VerifyRun['position']>, checked: number) {
      run.position = position;
      run.contents += checked;
      run.records = before.records + texts.checked;
      run.repaired = before.repaired + (repair?.repaired ?? 0) + (storeWaiting?.repaired ?? 0);
      if (sample === undefined) await save(run, { abortSignal });
    },
  };
  await verifyContentType(check, dependencies, { sample, abortSignal });
  run.finishedAt = clock.now();
  if (sample === undefined) await save(run, { abortSignal });
}
