import { LISTABLE_MS, listingWindows } from '../../shared/activityApi/listingWindows';
import { listingStart } from '../../shared/ingest/listingStart';
import { sweepSlice, sweptThrough } from '../../shared/ingest/sweepSlice';
import type { Coverage } from '../../shared/ledger/coverage';
import type { Span } from '../../shared/ledger/spans';
import { createRandom } from '../tenant/random';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START_MS = Date.parse('2026-03-10T12:00:00Z');
const hour = (number: number) => new Date(START_MS + number * HOUR_MS);
const span = (from: number, to: number): Span => ({ from: hour(from), to: hour(to) });
const hours = (spans: readonly Span[]) =>
  spans.map(({ from, to }) => [from, to].map((time) => (time.getTime() - START_MS) / HOUR_MS));

// 120 hours: 20 are due an hour.
const reach = span(-120, 0);
const now = hour(2);

describe('sweepSlice', () => {
  it.each<[string, number | undefined, number | undefined, number[][]]>([
    ['nothing is known', undefined, undefined, [[-120, 0]]],
    ['the share of the time that has passed', 1, -100, [[-100, -80]]],
    [
      'past the end from the beginning again',
      1,
      -5,
      [
        [-5, 0],
        [-120, -105],
      ],
    ],
    ['what lay where the sweep stood is not listed any more', 1, -130, [[-120, -100]]],
    ['the sweep stands at the end', 1, 0, [[-120, -100]]],
    ['less than an hour is due', 1.96, -100, []],
    [
      'six hours behind: everything, from where it stood',
      -4,
      -100,
      [
        [-100, 0],
        [-120, -100],
      ],
    ],
    [
      'a time that a wrong clock wrote ahead of now',
      3,
      -100,
      [
        [-100, 0],
        [-120, -100],
      ],
    ],
  ])('%s', (_, sweptAt, sweptTo, spans) => {
    const position = {
      sweptAt: sweptAt === undefined ? undefined : hour(sweptAt),
      sweptTo: sweptTo === undefined ? undefined : hour(sweptTo),
    };
    expect(hours(sweepSlice(position, reach, now).spans)).toEqual(spans);
  });

  it('has nothing to do where new windows are the whole reach', () => {
    expect(sweepSlice({ sweptAt: undefined, sweptTo: undefined }, span(-120, -120), now).spans).toEqual([]);
  });
});

describe('sweptThrough', () => {
  const slice = sweepSlice({ sweptAt: hour(1), sweptTo: hour(-100) }, reach, now);

  it('is up to date where the slice was listed to its end', () => {
    const swept = [span(-100, -90), span(-90, -80)];
    expect(sweptThrough(slice, { swept, isWhole: true })).toEqual({ sweptAt: now, sweptTo: hour(-80) });
  });

  it('owes what was not listed', () => {
    expect(sweptThrough(slice, { swept: [span(-100, -90)], isWhole: true })).toEqual({
      sweptAt: hour(1.5),
      sweptTo: hour(-90),
    });
  });

  it('stays where nothing was listed', () => {
    expect(sweptThrough(slice, { swept: [], isWhole: true })).toEqual({});
  });

  it('begins a round after a first poll that listed everything, and only then', () => {
    const first = sweepSlice({ sweptAt: undefined, sweptTo: undefined }, span(-120, -120), now);
    expect(sweptThrough(first, { swept: [], isWhole: true })).toEqual({ sweptAt: now, sweptTo: hour(-120) });
    expect(sweptThrough(first, { swept: [], isWhole: false })).toEqual({});
  });
});

/**
 * Plans polls and keeps account, per 10 minutes of contentCreated, of how long ago each was last listed.
 * @param pauseMs time to the next poll
 * @param isKilled whether a poll ends before it has listed and noted anything
 * @returns the longest time that any moment within the reach waited for its next listing, and windows listed
 */
function simulate(days: number, pauseMs: () => number, isKilled: () => boolean) {
  const CELL_MS = 10 * MINUTE_MS;
  const lastListed = new Map<number, number>();
  let known: Pick<Coverage, 'listedTo' | 'sweptAt' | 'sweptTo'> = {
    listedTo: undefined,
    sweptAt: undefined,
    sweptTo: undefined,
  };
  let longestMs = 0;
  let windows = 0;
  for (let nowMs = START_MS; nowMs < START_MS + days * 24 * HOUR_MS; nowMs += pauseMs()) {
    const at = new Date(nowMs);
    const earliest = new Date(nowMs - LISTABLE_MS);
    const from = listingStart(known, earliest, at);
    const slice = sweepSlice(known, { from: earliest, to: from }, at);
    if (isKilled()) continue;
    const swept = slice.spans.flatMap((each) => listingWindows(each, at, earliest).windows);
    const listed = [...listingWindows({ from, to: at }, at, earliest).windows, ...swept];
    windows += listed.length;
    for (const window of listed) {
      const first = Math.ceil(window.from.getTime() / CELL_MS) * CELL_MS;
      for (let cell = first; cell < window.to.getTime(); cell += CELL_MS) {
        longestMs = Math.max(longestMs, nowMs - (lastListed.get(cell) ?? nowMs));
        lastListed.set(cell, nowMs);
      }
    }
    for (let cell = Math.ceil(earliest.getTime() / CELL_MS) * CELL_MS; cell < nowMs; cell += CELL_MS)
      longestMs = Math.max(longestMs, nowMs - (lastListed.get(cell) ?? cell));
    known = { ...known, listedTo: at, ...sweptThrough(slice, { swept, isWhole: true }) };
  }
  return { longestMs, windows };
}

describe('every moment of the 7 days is listed again', () => {
  it('within 6 hours and 5 minutes by a poll every 5 minutes, in small slices', () => {
    const { longestMs, windows } = simulate(
      3,
      () => 5 * MINUTE_MS,
      () => false,
    );
    expect(longestMs).toBeLessThanOrEqual(6 * HOUR_MS + 5 * MINUTE_MS);
    expect(windows / (3 * 288)).toBeLessThan(2.5);
  });

  it('by polls of a person with hours between them', () => {
    const { longestMs } = simulate(
      6,
      () => 7 * HOUR_MS,
      () => false,
    );
    expect(longestMs).toBeLessThanOrEqual(7 * HOUR_MS);
  });

  it('by polls at any times, of which a third is killed', () => {
    const random = createRandom('killed polls');
    let longestPauseMs = 0;
    let sinceMs = 0;
    const { longestMs } = simulate(
      6,
      () => {
        const pauseMs = (1 + random.integer(90)) * MINUTE_MS;
        sinceMs += pauseMs;
        return pauseMs;
      },
      () => {
        if (random.chance(0.33)) return true;
        longestPauseMs = Math.max(longestPauseMs, sinceMs);
        sinceMs = 0;
        return false;
      },
    );
    expect(longestMs).toBeLessThanOrEqual(6 * HOUR_MS + longestPauseMs);
  });
});
