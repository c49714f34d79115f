import { listingStart } from '../../shared/ingest/listingStart';

const now = new Date('2026-03-10T12:00:00Z');
const earliest = new Date('2026-03-03T12:05:00Z');
const at = (text: string) => new Date(text);

test.each([
  ['nothing was ever listed', undefined, undefined, earliest, true],
  [
    'the usual poll: two hours behind what was listed',
    at('2026-03-10T11:55:00Z'),
    at('2026-03-10T08:00:00Z'),
    at('2026-03-10T09:55:00Z'),
    false,
  ],
  [
    'six hours after the last sweep',
    at('2026-03-10T11:55:00Z'),
    at('2026-03-10T06:00:00Z'),
    at('2026-03-10T09:55:00Z'),
    true,
  ],
  [
    'a sweep that never came to its end',
    at('2026-03-10T11:55:00Z'),
    undefined,
    at('2026-03-10T09:55:00Z'),
    true,
  ],
  [
    'polling had stopped for longer than the API lists',
    at('2026-02-20T00:00:00Z'),
    at('2026-02-20T00:00:00Z'),
    earliest,
    true,
  ],
  [
    'times that a wrong clock wrote ahead of now',
    at('2026-04-10T00:00:00Z'),
    at('2026-04-10T00:00:00Z'),
    at('2026-03-10T10:00:00Z'),
    true,
  ],
])('%s', (_, listedTo, sweptAt, from, isSweep) => {
  expect(listingStart({ listedTo, sweptAt }, earliest, now)).toEqual({ from, isSweep });
});
