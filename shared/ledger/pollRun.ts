import { z } from 'zod';
import type { RowValue, TableRow } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';
import { dateTime } from './contentRows';

/** What became of a poll. `failed`: it ended with an error, and a person may have to act. */
export type PollRunOutcome = 'complete' | 'incomplete' | 'failed';

/** The stretch that a poll listed of one content type. */
export interface PolledWindow {
  readonly contentType: string;
  readonly from: Date;
  /** Listed to its last page up to here; undefined where not even its first window was. */
  readonly listedTo: Date | undefined;
}

/** One poll, as it stands in the tables for ever: evidence of when was looked, and of what was found. */
export interface PollRun {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly outcome: PollRunOutcome;
  readonly windows: readonly PolledWindow[];
  /** Every count of the poll's summary by its name: `listed`, `stored`, `records`, `inserted`, ... */
  readonly counts: Readonly<Record<string, number>>;
  /** Why it failed, one line; never with a record's content. */
  readonly failure: string | undefined;
  readonly appVersion: string;
  /** Name of the function app, or `cli`. */
  readonly app: string;
  /** 8 hex digits, random, one a start. */
  readonly instance: string;
}

// A String column holds 32,768 UTF-16 units (understanding-the-table-service-data-model); nobody reads a longer line.
const LONGEST_FAILURE = 1_000;

/** `run`: a poll. `ingest`: a worker's time with the queue, which lists nothing; it stands in partitions of its own, so that no poll is read past it. */
export type RunKind = 'run' | 'ingest';

/** PartitionKey of the runs that started in a month: `run_yyyy-MM`. */
export function runPartitionKey(startedAt: Date, kind: RunKind = 'run'): string {
  return `${kind}_${startedAt.toISOString().slice(0, 7)}`;
}

/** RowKey of a run, by which telemetry and ledger rows name it; by its instance two polls of one millisecond have two. */
export function pollRunRowKey({ startedAt, instance }: Pick<PollRun, 'startedAt' | 'instance'>): string {
  return `${startedAt.toISOString()}_${instance}`;
}

/** A run as a row of the coverage table. */
export function pollRunRow(run: PollRun, kind?: RunKind): TableRow {
  const { startedAt, endedAt, outcome, windows, counts, failure, appVersion, app, instance } = run;
  const columns: Record<string, RowValue> = {
    ...counts,
    startedAt: dateTime(startedAt),
    endedAt: dateTime(endedAt),
    outcome,
    complete: outcome === 'complete',
    windows: JSON.stringify(windows),
    appVersion,
    app,
    instance,
  };
  if (failure !== undefined) columns.failure = firstLine(failure);
  return {
    ...columns,
    partitionKey: runPartitionKey(startedAt, kind),
    rowKey: pollRunRowKey(run),
  };
}

function firstLine(text: string): string {
  return (/^.*/.exec(text)?.[0] ?? '').slice(0, LONGEST_FAILURE);
}

const time = z.coerce.date().optional().catch(undefined);
const polledWindows = z.array(z.object({ contentType: z.string(), from: z.coerce.date(), listedTo: time }));

// A row that somebody edited by hand is read as far as it goes.
const columns = z.looseObject({
  startedAt: z.date().optional().catch(undefined),
  endedAt: z.date().optional().catch(undefined),
  outcome: z.enum(['complete', 'incomplete', 'failed']).catch('incomplete'),
  windows: z.string().catch('[]'),
  failure: z.string().optional().catch(undefined),
  appVersion: z.string().catch(''),
  app: z.string().catch(''),
  instance: z.string().catch(''),
});

/** A row of the coverage table as a run. */
export function pollRunOf(row: StoredRow): PollRun {
  const { startedAt, endedAt, windows, outcome, failure, appVersion, app, instance } = columns.parse(row);
  const start = startedAt ?? new Date(row.rowKey.slice(0, '2026-11-22T09:00:00.000Z'.length));
  const counts = Object.entries(row).filter(
    (column): column is [string, number] => typeof column[1] === 'number',
  );
  return {
    startedAt: start,
    endedAt: endedAt ?? start,
    outcome,
    windows: windowsOf(windows),
    counts: Object.fromEntries(counts),
    failure,
    appVersion,
    app,
    instance,
  };
}

function windowsOf(text: string): PolledWindow[] {
  try {
    const parsed = polledWindows.parse(JSON.parse(text));
    return parsed.map(({ contentType, from, listedTo }) => ({ contentType, from, listedTo }));
  } catch {
    return [];
  }
}
