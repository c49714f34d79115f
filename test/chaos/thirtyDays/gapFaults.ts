import type { Gap } from '../../../shared/ledger/gap';
import type { Journal } from './journal';
import type { Publication } from './publisher';
import { type Span, uncovered } from './span';

// Windows are listed in whole seconds, and clocks that differ by two count as equal.
const SLACK_MS = 5_000;
// A listing reaches back 7 days less five minutes, and a poll takes its time.
const LAST_CHANCE_MS = 10 * 60_000;

/**
 * Compares the gaps that the tables tell with the true ones, both ways: what could not be had must be told, and nothing else may be.
 * @param notStored contentIds that the ledger does not have as stored
 * @param unreadable contentIds whose rest nobody can read: stored, and a gap
 * @param collected when the service collected content for the app
 * @returns a line for each kind of fault
 */
export function gapFaults(
  gaps: readonly Gap[],
  journal: Journal,
  {
    publications,
    notStored,
    unreadable,
    collected,
  }: {
    publications: readonly Publication[];
    notStored: ReadonlySet<string>;
    unreadable: { has(contentId: string): boolean };
    collected: readonly Span[];
  },
): string[] {
  const blobGaps = new Map(
    gaps.flatMap((gap) => (gap.contentId === undefined ? [] : [[gap.contentId, gap]])),
  );
  const told = gaps.filter(({ contentId }) => contentId === undefined).map(spanOf);
  const isTold = ({ content: { contentId, contentCreated } }: Publication) =>
    blobGaps.has(contentId) ||
    told.some(
      ({ fromMs, toMs }) => fromMs <= Date.parse(contentCreated) && Date.parse(contentCreated) < toMs,
    );
  const outOfReach = journal.outOfReach(collected);
  const unvouched = journal.unvouched(collected);
  const couldBeHad = ({ content, publishedMs }: Publication) => {
    const createdMs = Date.parse(content.contentCreated);
    const untilMs = Date.parse(content.contentExpiration) - LAST_CHANCE_MS;
    const isOutOfReach = outOfReach.some(({ fromMs, toMs }) => fromMs <= createdMs && createdMs < toMs);
    return (
      !isOutOfReach && journal.isVouched(createdMs, { fromMs: Math.max(createdMs, publishedMs), untilMs })
    );
  };
  const missing = publications.filter(({ content }) => notStored.has(content.contentId));
  const lists: Readonly<Record<string, readonly string[]>> = {
    'contents are missing and no gap tells it': missing.filter((each) => !isTold(each)).map(contentLine),
    'contents could have been had and are missing': missing
      .filter((each) => !each.isRejected && couldBeHad(each))
      .map(contentLine),
    'stretches were out of reach and no gap tells it': outOfReach
      .flatMap((span) => uncovered(inner(span), told))
      .map(spanLine),
    'gaps tell of a stretch that was polled': told
      .flatMap((span) => uncovered(inner(span), unvouched))
      .map(spanLine),
    'gaps tell of content that is stored': [...blobGaps.keys()].filter(
      (contentId) => !notStored.has(contentId) && !unreadable.has(contentId),
    ),
  };
  return Object.entries(lists).flatMap(([what, found]) =>
    found.length === 0 ? [] : [`${found.length} ${what}, such as ${found[0]}`],
  );
}

/** @param gap of a span */
function spanOf({ from, to }: Gap): Span {
  return { fromMs: from.getTime(), toMs: to.getTime() };
}

function inner({ fromMs, toMs }: Span): Span {
  return { fromMs: fromMs + SLACK_MS, toMs: toMs - SLACK_MS };
}

function contentLine({ content: { contentId, contentCreated } }: Publication): string {
  return `${contentId} of ${contentCreated}`;
}

function spanLine({ fromMs, toMs }: Span): string {
  return `${new Date(fromMs).toISOString()} to ${new Date(toMs).toISOString()}`;
}
