import { unlistedFrom } from '../../shared/ledger/unlistedFrom';

const early = new Date('2026-03-10T12:00:00Z');
const late = new Date('2026-03-12T12:00:00Z');

test.each([
  ['nothing is claimed', undefined, undefined, undefined],
  ['nothing was listed', early, undefined, early],
  ['listed past the beginning of the claim', early, late, late],
  ['a first poll was cut off before that', late, early, late],
  ['the beginning of the claim is not readable', undefined, late, late],
])('%s', (_, coveredFrom, listedTo, from) => {
  expect(unlistedFrom({ coveredFrom, listedTo })).toEqual(from);
});
