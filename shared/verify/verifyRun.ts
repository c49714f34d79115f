import { odata } from '@azure/data-tables';
import { z } from 'zod';
import { dateTime } from '../ledger/contentRows';
import { LEDGER_VERSION } from '../ledger/ledgerVersion';
import { keepText, readKeptText } from '../tables/store/keptText';
import type { TableRow } from '../tables/store/tableRow';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';
import { Findings } from './findings';
import type { ContentPosition } from './listSlice';

// What changed since is not worth going on from.
const RESUMABLE_MS = 24 * 60 * 60_000;
// Longer than any run that may be gone on with.
const LOOK_BACK_MS = 8 * RESUMABLE_MS;
const ROUNDS = 5;

/** One verification of one content type, as it is kept in the coverage table: it goes on there after a stop. */
export interface VerifyRun {
  readonly contentType: string;
  /** Which span was asked for: `all` (what is listable), or its days. Runs of the same name may go on from each other. */
  readonly spanName: string;
  readonly startedAt: Date;
  /** The span, in times of availability. */
  readonly from: Date;
  to: Date;
  /** Checked up to here. */
  position: ContentPosition | undefined;
  contents: number;
  records: number;
  repaired: number;
  /** What it found lacking was written. */
  isRepair: boolean;
  readonly findings: Findings;
  finishedAt: Date | undefined;
  etag: string | undefined;
}

const columns = z.object({
  // A newer version's run is left alone.
  version: z.number().max(LEDGER_VERSION),
  startedAt: z.date(),
  updatedAt: z.date(),
  finishedAt: z.date().optional(),
  from: z.date(),
  to: z.date(),
  checkedTo: z.date().optional(),
  checkedContentId: z.string().optional(),
  contents: z.number(),
  records: z.number(),
  repaired: z.number(),
  isRepair: z.boolean().default(false),
});

/**
 * The newest run over the same span that was stopped less than 24 hours ago.
 * @returns undefined where there is none, or where it does not reach to what is asked for now
 */
export async function stoppedRun(
  { store, table }: { store: TableStore; table: string },
  asked: { contentType: string; spanName: string; from: Date },
  now: Date,
  options: StoreOptions = {},
): Promise<VerifyRun | undefined> {
  const { contentType, spanName } = asked;
  const first = `${spanName}_${new Date(now.getTime() - LOOK_BACK_MS).toISOString()}`;
  const filter = odata`PartitionKey eq ${partitionKeyOf(contentType)} and RowKey ge ${first} and RowKey lt ${`${spanName}_~`}`;
  let newest: StoredRow | undefined;
  for await (const page of store.query(table, filter, options)) newest = page.at(-1) ?? newest;
  const read = columns.safeParse(newest);
  if (!newest || !read.success) return undefined;
  const { version: _, updatedAt, checkedTo, checkedContentId, finishedAt, ...rest } = read.data;
  const isRecent = Math.abs(now.getTime() - updatedAt.getTime()) < RESUMABLE_MS;
  if (finishedAt || !isRecent || !checkedTo || rest.from > asked.from || checkedTo < asked.from)
    return undefined;
  const findings = findingsOf(newest);
  if (!findings) return undefined;
  const position = { contentCreated: checkedTo, contentId: checkedContentId ?? '' };
  return { contentType, spanName, ...rest, position, findings, finishedAt, etag: newest.etag };
}

/** Writes down how far a run has come. One row a run: a later one keeps its own. */
export async function saveRun(
  { store, table }: { store: TableStore; table: string },
  run: VerifyRun,
  now: Date,
  options: StoreOptions = {},
): Promise<void> {
  const row = rowOf(run, now);
  for (let round = 1; round <= ROUNDS; round++) {
    if (run.etag === undefined) {
      const outcome = await store.insert(table, [row], options);
      if (outcome.outcome === 'inserted') run.etag = outcome.etags[0];
    } else {
      const outcome = await store.merge(table, [{ ...row, etag: run.etag }], options);
      if (outcome.outcome === 'merged') run.etag = outcome.etags[0];
      else run.etag = undefined;
    }
    if (run.etag !== undefined) return;
    // Written by this very call whose reply was lost, or by another verification that goes on from the same row.
    run.etag = (await store.read(table, row.partitionKey, row.rowKey, { ...options, select: [] }))?.etag;
  }
}

function rowOf(run: VerifyRun, now: Date): TableRow {
  const row: TableRow = {
    partitionKey: partitionKeyOf(run.contentType),
    rowKey: `${run.spanName}_${run.startedAt.toISOString()}`,
    version: LEDGER_VERSION,
    startedAt: dateTime(run.startedAt),
    updatedAt: dateTime(now),
    from: dateTime(run.from),
    to: dateTime(run.to),
    contents: run.contents,
    records: run.records,
    repaired: run.repaired,
    isRepair: run.isRepair,
    isClean: run.findings.isClean,
    ...(run.finishedAt ? { finishedAt: dateTime(run.finishedAt) } : {}),
    ...(run.position
      ? { checkedTo: dateTime(run.position.contentCreated), checkedContentId: run.position.contentId }
      : {}),
  };
  // Always as slices: findings grow, and a merge takes no column away.
  const utf8 = Buffer.from(run.findings.save());
  return { ...row, ...keepText({ text: undefined, utf8 }, 'findings', row).columns };
}

function findingsOf(row: StoredRow): Findings | undefined {
  try {
    return Findings.restore(readKeptText([row], 'findings')?.toString('utf8') ?? '');
  } catch {
    // Changed by hand, or by a newer version: the run begins anew.
    return undefined;
  }
}

/** Begins with a lower-case letter: content types begin with a capital. */
function partitionKeyOf(contentType: string): string {
  return `verify_${contentType}`;
}
