import type { Coverage } from '../ledger/coverage';

const DAY_MS = 24 * 60 * 60_000;
/**
 * Content that became available at a time holds events of the 7 days before it: a record comes within hours as a rule, and may come
 * again in other content days later (Azure/api-management-developer-portal#1063: 5 days). What comes after that adds a link.
 */
const EVENT_REACH_MS = 7 * DAY_MS;
const YOUNGEST_MS = 8 * DAY_MS;

/**
 * Up to where days may be sealed: they ended 8 days ago or more, and all content that can hold their events is stored or a known gap.
 * `coveredTo` says the latter: every window before it was listed to its end, and nothing before it is waiting; content of a day's events
 * became available not later than 7 days after the day's end, so the day must have ended 7 days before `coveredTo`.
 *
 * @param coverages of every content type that is collected; days of what is collected no more must not wait for it
 * @returns day `yyyy-MM-dd`, itself not included; undefined where nothing is known
 */
export function sealableTo(coverages: readonly Pick<Coverage, 'coveredTo'>[], now: Date): string | undefined {
  const ends = coverages.map(({ coveredTo }) => coveredTo && coveredTo.getTime() - EVENT_REACH_MS);
  const youngest = now.getTime() - YOUNGEST_MS;
  let end = youngest;
  for (const each of ends) {
    if (each === undefined) return undefined;
    end = Math.min(end, each);
  }
  return ends.length === 0 ? undefined : new Date(end).toISOString().slice(0, 10);
}
