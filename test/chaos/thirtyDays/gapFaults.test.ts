import type { Gap } from '../../../shared/ledger/gap';
import { gapFaults } from './gapFaults';
import { Journal } from './journal';
import type { Publication } from './publisher';

const DAY_MS = 24 * 60 * 60_000;
const START = Date.parse('2026-02-01T00:00:00Z');
const at = (day: number) => START + day * DAY_MS;

/** Complete polls of a minute each, at these days. */
function journalOf(days: readonly number[]): Journal {
  const journal = new Journal();
  for (const day of days) {
    const startMs = at(day);
    journal.note({ startMs, endMs: startMs + 60_000, isComplete: true, vouchedMs: startMs });
  }
  return journal;
}

function publication(contentId: string, day: number, isRejected = false): Publication {
  const contentCreated = new Date(at(day)).toISOString();
  const contentExpiration = new Date(at(day + 7)).toISOString();
  const content = {
    contentId,
    contentType: 'Audit.Exchange',
    contentCreated,
    contentExpiration,
    sizeBytes: 2,
  };
  return { content, publishedMs: at(day), isRejected };
}

function spanGap(fromDay: number, toDay: number, reason = 'notPolledInTime'): Gap {
  return {
    contentType: 'Audit.Exchange',
    from: new Date(at(fromDay)),
    to: new Date(at(toDay)),
    reason,
    since: new Date(at(toDay)),
    state: 'open',
    contentId: undefined,
    contentExpiration: undefined,
  };
}

function blobGap(contentId: string, day: number): Gap {
  return { ...spanGap(day, day, 'expired'), contentId };
}

const HALF_MINUTE_DAYS = 30_000 / DAY_MS;
// Polled on days 1 and 10: what became available from day 1 to day 3 (7 days less 5 minutes before) was out of reach.
const outage = journalOf([0, 1, 10]);
const outageTo = 3 + 5.5 / (24 * 60);
const collected = [{ fromMs: 0, toMs: Number.POSITIVE_INFINITY }];
const nothing = { publications: [], notStored: new Set<string>(), unreadable: new Set<string>(), collected };

test('the true gap alone is no fault', () => {
  const lost = publication('lost', 2);
  const known = { ...nothing, publications: [lost], notStored: new Set(['lost']) };
  expect(gapFaults([spanGap(1 + HALF_MINUTE_DAYS, outageTo)], outage, known)).toEqual([]);
});

test.each([
  ['nothing is told of an outage', [], nothing, 'out of reach and no gap tells it'],
  ['too little is told of it', [spanGap(1, 2)], nothing, 'out of reach and no gap tells it'],
  ['too much is told of it', [spanGap(0.5, outageTo)], nothing, 'gaps tell of a stretch that was polled'],
  [
    'a gap tells of what is stored',
    [spanGap(1, outageTo), blobGap('stored', 0.5)],
    nothing,
    'gaps tell of content that is stored',
  ],
  [
    'content is missing and not told',
    [spanGap(1, outageTo)],
    { ...nothing, publications: [publication('lost', 5, true)], notStored: new Set(['lost']) },
    'missing and no gap tells it',
  ],
  [
    'content could have been had',
    [spanGap(1, outageTo), blobGap('lost', 0.5)],
    { ...nothing, publications: [publication('lost', 0.5)], notStored: new Set(['lost']) },
    'could have been had and are missing',
  ],
] as const)('%s', (_, gaps, known, fault) => {
  expect(gapFaults(gaps, outage, known)).toEqual([expect.stringContaining(fault)]);
});

test('a time without subscription must be told, up to the poll that ended it and from the last one before', () => {
  const journal = journalOf([0, 1, 2]);
  const off = {
    ...nothing,
    collected: [
      { fromMs: 0, toMs: at(1.5) },
      { fromMs: at(2) + 1_000, toMs: Number.POSITIVE_INFINITY },
    ],
  };
  expect(gapFaults([spanGap(1, 2.0001, 'subscriptionDisabled')], journal, off)).toEqual([]);
  expect(gapFaults([], journal, off)).toEqual([expect.stringContaining('no gap tells it')]);
  expect(gapFaults([spanGap(0.5, 2.0001)], journal, off)).toEqual([expect.stringContaining('was polled')]);
});

test('what is unreadable is stored and a gap', () => {
  const journal = journalOf([0, 1]);
  const known = { ...nothing, unreadable: new Set(['bad']) };
  expect(gapFaults([blobGap('bad', 0.5)], journal, known)).toEqual([]);
});
