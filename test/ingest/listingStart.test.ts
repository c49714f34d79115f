import { listingStart } from '../../shared/ingest/listingStart';

const now = new Date('2026-03-10T12:00:00Z');
const earliest = new Date('2026-03-03T12:05:00Z');
const at = (text: string) => new Date(text);

test.each([
  ['nothing was ever listed', undefined, earliest],
  [
    'the usual poll: two hours behind what was listed',
    at('2026-03-10T11:55:00Z'),
    at('2026-03-10T09:55:00Z'),
  ],
  ['polling had stopped for longer than the API lists', at('2026-02-20T00:00:00Z'), earliest],
  ['a time that a wrong clock wrote ahead of now', at('2026-04-10T00:00:00Z'), at('2026-03-10T10:00:00Z')],
])('%s', (_, listedTo, from) => {
  expect(listingStart({ listedTo }, earliest, now)).toEqual(from);
});
