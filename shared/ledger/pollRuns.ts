import { odata } from '@azure/data-tables';
import type { TableNames } from '../tables/store/tableNames';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import { type PollRun, pollRunOf, pollRunRow, type RunKind, runPartitionKey } from './pollRun';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
// Each looks further back: whoever polls every 5 minutes is answered by the first, whoever polls once a week by the last.
const LOOK_BACK_MS = [6 * HOUR_MS, 2 * DAY_MS, 8 * DAY_MS, 62 * DAY_MS];

/** Writes one row for a poll that has ended; insert only. */
export async function recordRun(
  store: TableStore,
  names: Pick<TableNames, 'coverage'>,
  run: PollRun,
  { kind, ...options }: StoreOptions & { kind?: RunKind | undefined } = {},
): Promise<void> {
  await store.insert(names.coverage, [pollRunRow(run, kind)], options);
}

/**
 * The newest runs, newest first.
 * @param limit how many at the most
 * @param now from where to look back, 62 days at the most: the rows read do not grow with the age of the tables
 */
export async function newestRuns(
  store: TableStore,
  names: Pick<TableNames, 'coverage'>,
  { limit, now }: { limit: number; now: Date },
  options: StoreOptions = {},
): Promise<PollRun[]> {
  const found: PollRun[] = [];
  // A run ahead of now was written by a clock that was wrong: it is the newest all the same.
  let before = new Date(now.getTime() + DAY_MS);
  for (const lookBackMs of LOOK_BACK_MS) {
    const from = new Date(now.getTime() - lookBackMs);
    const runs = await runsBetween(store, names, { from, before }, options);
    found.push(...runs.toReversed());
    if (found.length >= limit) break;
    before = from;
  }
  return found.slice(0, limit);
}

/** Names of other function apps that have polled into the same tables since a moment. */
export async function otherApps(
  store: TableStore,
  names: Pick<TableNames, 'coverage'>,
  { app, since, now }: { app: string; since: Date; now: Date },
  options: StoreOptions = {},
): Promise<ReadonlySet<string>> {
  const apps = new Set<string>();
  for (const partitionKey of runPartitions(since, now)) {
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${since.toISOString()} and app ne ${app} and app ne 'cli'`;
    for await (const page of store.query(names.coverage, filter, { ...options, select: ['app'] })) {
      for (const row of page) apps.add(pollRunOf(row).app);
    }
  }
  return apps;
}

async function runsBetween(
  store: TableStore,
  names: Pick<TableNames, 'coverage'>,
  { from, before }: { from: Date; before: Date },
  options: StoreOptions,
): Promise<PollRun[]> {
  const runs: PollRun[] = [];
  const [first, end] = [from.toISOString(), before.toISOString()];
  for (const partitionKey of runPartitions(from, before)) {
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${first} and RowKey lt ${end}`;
    for await (const page of store.query(names.coverage, filter, options)) runs.push(...page.map(pollRunOf));
  }
  return runs;
}

/** One by one: over a range of partitions the service would read each of them whole. */
function runPartitions(from: Date, to: Date): string[] {
  const partitions: string[] = [];
  for (let month = from.getUTCMonth(); ; month++) {
    const start = new Date(Date.UTC(from.getUTCFullYear(), month, 1));
    if (start > to) return partitions;
    partitions.push(runPartitionKey(start));
  }
}
