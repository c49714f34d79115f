import { contentItem } from '../../shared/activityApi/contentItem';
import { withPossibleExpiration } from '../../shared/ledger/contentRows';

const entry = {
  contentUri: 'http://localhost/other/activity/feed/audit/1',
  contentId: '1$2$audit_exchange$Audit_Exchange$emea0036',
  contentType: 'Audit.Exchange',
  contentCreated: '2026-03-10T02:06:21.634Z',
  contentExpiration: '2026-03-17T02:06:21.634Z',
};

test('an entry keeps its id, type and times; contentUri is left out', () => {
  const { contentUri: _, ...kept } = entry;
  expect(contentItem.parse(entry)).toEqual(kept);
});

test.each([
  ['2026-03-10T02:06:21.634', '2026-03-10T02:06:21.634Z'],
  ['2026-03-10T02:06:21.6341234Z', '2026-03-10T02:06:21.6341234Z'],
  ['2026-03-10T02:06:21', '2026-03-10T02:06:21Z'],
])('time %s', (contentCreated, expected) => {
  expect(contentItem.parse({ ...entry, contentCreated }).contentCreated).toBe(expected);
});

test.each([undefined, null, 'in a week'])('an expiration of %j keeps no entry out', (contentExpiration) => {
  const item = contentItem.parse({ ...entry, contentExpiration, contentType: undefined });
  expect(item).toMatchObject({ contentId: entry.contentId, contentType: '' });
  expect(withPossibleExpiration(item, new Date(entry.contentCreated)).contentExpiration).toBe(
    '2026-03-17T02:06:21.634Z',
  );
});

test.each([
  { ...entry, contentId: '' },
  { ...entry, contentId: 7 },
  { ...entry, contentCreated: '2026-13-10T02:06:21Z' },
  { ...entry, contentCreated: '2026-02-30T02:06:21Z' },
  { ...entry, contentCreated: '2026-03-10T24:00:00Z' },
  { ...entry, contentCreated: '0001-01-01T00:00:00Z' },
  { ...entry, contentCreated: '10.03.2026' },
  null,
])('%j is no entry', (given) => {
  expect(contentItem.safeParse(given).success).toBe(false);
});
