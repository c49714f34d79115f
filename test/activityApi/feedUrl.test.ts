import fc from 'fast-check';
import { ActivityApiFault } from '../../shared/activityApi/activityApiFault';
import { contentUrl, feedUrl } from '../../shared/activityApi/feedUrl';

const TENANT = '11111111-2222-4333-8444-555555555555';
const PUBLISHER = 'bbbbbbbb-2222-4333-8444-555555555555';
const feed = { host: 'https://manage.office.com', tenantId: TENANT, publisherId: PUBLISHER };
const root = `https://manage.office.com/api/v1.0/${TENANT}/activity/feed`;

test('every operation carries PublisherIdentifier', () => {
  expect(feedUrl(feed, 'subscriptions/list')).toBe(
    `${root}/subscriptions/list?PublisherIdentifier=${PUBLISHER}`,
  );
  expect(feedUrl(feed, 'subscriptions/start', { contentType: 'Audit.Exchange' })).toBe(
    `${root}/subscriptions/start?contentType=Audit.Exchange&PublisherIdentifier=${PUBLISHER}`,
  );
});

test.each([
  ['2020$2020$audit_exchange$Audit_Exchange$emea0036', '2020$2020$audit_exchange$Audit_Exchange$emea0036'],
  ['a/b', 'a%2Fb'],
  ['../subscriptions/stop', '..%2Fsubscriptions%2Fstop'],
  ['a?b#c%d', 'a%3Fb%23c%25d'],
  ['%2e%2e', '%252e%252e'],
  ['@evil.example', '%40evil.example'],
  ['a\\b c', 'a%5Cb%20c'],
  ['...', '...'],
])('content %j', (contentId, segment) => {
  expect(contentUrl(feed, contentId)).toBe(`${root}/audit/${segment}?PublisherIdentifier=${PUBLISHER}`);
});

test.each(['', '.', '..', '\uD800'])('content %j cannot stand in an address', (contentId) => {
  expect(() => contentUrl(feed, contentId)).toThrow(ActivityApiFault);
});

test('whatever the id, the address stays under the feed and gives the id back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string()), (contentId) => {
      fc.pre(!/^\.{0,2}$/.test(contentId));
      const url = new URL(contentUrl(feed, contentId));
      expect(url.origin).toBe('https://manage.office.com');
      const segments = url.pathname.split('/');
      expect(segments.slice(0, -1).join('/')).toBe(`/api/v1.0/${TENANT}/activity/feed/audit`);
      expect(decodeURIComponent(segments.at(-1) ?? '')).toBe(contentId);
      expect(url.search).toBe(`?PublisherIdentifier=${PUBLISHER}`);
      expect(url.hash).toBe('');
    }),
  );
});
