import type { OperatorFault } from '../faults/operatorFault';
import { CoverageTable } from '../ledger/coverageTable';
import type { StoreOptions } from '../tables/store/tableStore';
import { KnownContents } from './knownContents';
import type { SealableTables } from './sealableTables';
import { sealableTo } from './sealableTo';
import type { SealCopies } from './sealCopies';
import { SealCopying } from './sealCopying';
import type { SealHead } from './sealHeads';
import { readSealPosition } from './sealPosition';
import { SealTurn } from './sealTurn';
import { dayOf } from './typeDayRows';

// A large tenant's day is some 20 types and a request for each 1,000 records: what is left is for the next poll.
const SEAL_READS = 1_000;
// Half a dozen type-days of a small tenant, one of a large one: at a poll every 5 minutes a year is looked at within days or weeks.
const CHECK_READS = 20;

export interface SealSettledDaysDependencies extends SealableTables {
  /** Those that are collected now: all of them must be whole where a day is sealed. */
  readonly contentTypes: readonly string[];
  readonly appVersion: string;
  /** Where heads are copied to; undefined: nowhere. */
  readonly copies?: SealCopies | undefined;
}

export interface SealSettledDaysOptions extends StoreOptions {
  /** No further type-day is begun. */
  isStopped?: () => boolean;
  /** Type-days (`50_2026-11-10`) that this poll has written to: late records get their link at once. */
  written?: Iterable<string>;
  /** Requests after which no further type-day is begun. */
  sealReads?: number;
  checkReads?: number;
  /** Requests after which no further day's late records get their link; what is left is found when the day is looked at again. */
  lateReads?: number;
  /** Newly sealed type-days after which no further one is begun. Default: as many as the requests allow. */
  sealLinks?: number;
}

/** What sealing did in one poll. */
export interface SealSummary {
  /** Days before this (`yyyy-MM-dd`) are sealed. */
  readonly sealedTo: string | undefined;
  /** Links written by this call: a copy of them in the log is what shows later that a chain was cut. */
  readonly heads: readonly SealHead[];
  /** Heads that could not be copied, and the first reason: the turn that looks at sealed days again copies them later. */
  readonly notCopied: number;
  readonly copyFault: OperatorFault | undefined;
  /** Type-days that do not match their seal any more: something was removed, altered or added from nowhere. */
  readonly changed: readonly string[];
}

/**
 * Seals the days that are settled, oldest first, a bounded number at a time; adds links for late records; looks again at some sealed
 * type-days, in turn, so that a late record whose poll was killed before its link gets it all the same. Everything is found by comparing
 * what stands there, nothing is remembered: it may be killed anywhere and run twice at once.
 *
 * @throws OperatorFault where the store cannot be used; the signal's reason
 */
export async function sealSettledDays(
  { contentTypes, appVersion, copies, ...tables }: SealSettledDaysDependencies,
  {
    isStopped = () => false,
    written = [],
    sealReads = SEAL_READS,
    checkReads = CHECK_READS,
    lateReads = SEAL_READS,
    sealLinks = Number.POSITIVE_INFINITY,
    ...options
  }: SealSettledDaysOptions = {},
): Promise<SealSummary> {
  const { store, names, clock } = tables;
  const coverage = new CoverageTable(store, names.coverage);
  const [{ sealedTo, checked }, ...coverages] = await Promise.all([
    readSealPosition(tables, options),
    ...contentTypes.map((each) => coverage.read(each, options)),
  ]);
  const room = { ...tables, appVersion, contents: new KnownContents(tables) };
  const copying = new SealCopying(copies, options);
  const turn = new SealTurn(
    room,
    { isStopped, sealReads, checkReads, lateReads, sealLinks, copying },
    options,
  );
  if (sealedTo !== undefined) await turn.addLate(written, sealedTo);
  const settledTo = sealableTo(coverages, clock.now());
  const likely = new Set(Array.from(written, (typeDay) => typeDay.slice(0, -'_yyyy-mm-dd'.length)));
  const reached = settledTo === undefined ? sealedTo : await turn.sealDays(sealedTo, settledTo, likely);
  if (sealedTo !== undefined && !isStopped()) await turn.checkAgain(checked, sealedTo);
  const { notCopied, fault: copyFault } = copying;
  return {
    sealedTo: reached,
    heads: turn.heads.toSorted(inOrder),
    notCopied,
    copyFault,
    changed: [...turn.changed].sort(byDay),
  };
}

/** Type-days of one turn are sealed side by side: told in an order of their own. */
function byDay(a: string, b: string): number {
  const order = (typeDay: string) => `${dayOf(typeDay)} ${typeDay}`;
  return order(a) < order(b) ? -1 : Number(order(a) > order(b));
}

function inOrder(a: SealHead, b: SealHead): number {
  return byDay(a.partitionKey, b.partitionKey) || a.number - b.number;
}
