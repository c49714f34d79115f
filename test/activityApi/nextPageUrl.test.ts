import fc from 'fast-check';
import { nextPageUrl } from '../../shared/activityApi/nextPageUrl';

const TENANT = '11111111-2222-4333-8444-555555555555';
const PUBLISHER = 'bbbbbbbb-2222-4333-8444-555555555555';
const feed = { host: 'https://manage.office.com', tenantId: TENANT, publisherId: PUBLISHER };
const content = `https://manage.office.com/api/v1.0/${TENANT}/activity/feed/subscriptions/content`;
const token = '20200220001806300068349$20200219104642000000000$na0022';
const times = 'endtime=2020-02-20T10:46:42.0000000Z&starttime=2020-02-19T10:46:42.0000000Z';

test.each([
  [
    'the form seen in the field (o365beat#39)',
    `${content}?contenttype=Audit.General&${times}&nextpage=${token}`,
    `${content}?contenttype=Audit.General&${times}&nextpage=${token}&PublisherIdentifier=${PUBLISHER}`,
  ],
  [
    'another host, path and tenant',
    `http://localhost:81/api/v1/other/list?nextPage=${token}`,
    `${content}?nextPage=${token}&PublisherIdentifier=${PUBLISHER}`,
  ],
  [
    'a publisher of any spelling',
    `${content}?nextpage=1&publisherIDENTIFIER=00000000-0000-0000-0000-000000000000`,
    `${content}?nextpage=1&PublisherIdentifier=${PUBLISHER}`,
  ],
  ['a query alone', '?nextpage=1', `${content}?nextpage=1&PublisherIdentifier=${PUBLISHER}`],
  ['a fragment', `${content}?nextpage=1#x`, `${content}?nextpage=1&PublisherIdentifier=${PUBLISHER}`],
  [
    'a page of another name',
    `${content}?skiptoken=${token}`,
    `${content}?skiptoken=${token}&PublisherIdentifier=${PUBLISHER}`,
  ],
  ['no page', `${content}?PublisherIdentifier=${PUBLISHER}`, undefined],
  ['no query', content, undefined],
  ['no address', 'https://[broken?nextpage=1', undefined],
])('%s', (_, nextPageUri, expected) => {
  expect(nextPageUrl(feed, nextPageUri)).toBe(expected);
});

test('whatever the header says, the address stays the listing of this tenant', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (url, text) => {
      const next = nextPageUrl(feed, `${url}&nextpage=${text}`) ?? nextPageUrl(feed, `${text}?nextpage=1`);
      if (next !== undefined) {
        expect(`${new URL(next).origin}${new URL(next).pathname}`).toBe(content);
        expect(new URL(next).searchParams.getAll('PublisherIdentifier')).toEqual([PUBLISHER]);
      }
    }),
  );
});
