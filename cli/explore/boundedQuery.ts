import type { ExploreQuery } from './exploreQuery';

const DAY_MS = 24 * 60 * 60_000;
const MOST_DAYS = 92;
// Each has an index: a day costs one range read, however many records it has.
const INDEXED = ['user', 'mailbox', 'app', 'address', 'session', 'message', 'recipient'] as const;
// Looked for in every record of a day.
const UNINDEXED = ['operation', 'result', 'text'] as const;

/**
 * Keeps a page from reading all tables: what no index helps to find is searched for over 92 days at the most. Whoever wants more asks on
 * the command line.
 * @returns the query to run, and whether it is a part of what was asked for
 */
export function boundedQuery(query: ExploreQuery, now: Date): { query: ExploreQuery; isCut: boolean } {
  const isUnbounded =
    INDEXED.every((name) => query[name] === undefined) && UNINDEXED.some((name) => query[name] !== undefined);
  const end = query.to && query.to < now ? query.to : now;
  const earliest = new Date(end.getTime() - MOST_DAYS * DAY_MS);
  if (!isUnbounded || (query.from && query.from >= earliest)) return { query, isCut: false };
  return { query: { ...query, from: earliest }, isCut: true };
}
