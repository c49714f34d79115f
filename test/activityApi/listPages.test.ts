import type { ContentItem } from '../../shared/activityApi/contentItem';
import { createStubService, feedError, PUBLISHER, ROOT, type StubReply } from './stubService';

const window = { from: new Date('2026-03-10T08:00:00Z'), to: new Date('2026-03-10T12:00:00Z') };
const first = `${ROOT}/subscriptions/content?contentType=Audit.Exchange&startTime=2026-03-10T08%3A00%3A00&endTime=2026-03-10T12%3A00%3A00&PublisherIdentifier=${PUBLISHER}`;

const item = (contentId: string): ContentItem => ({
  contentId,
  contentType: 'Audit.Exchange',
  contentCreated: '2026-03-10T09:00:00.000Z',
  contentExpiration: '2026-03-17T09:00:00.000Z',
});

const page = (ids: readonly string[], next?: string, header = 'NextPageUri'): StubReply => ({
  body: ids.map((id) => ({ ...item(id), contentUri: 'http://localhost/x' })),
  headers: next === undefined ? {} : { [header]: `http://localhost/other/path?nextpage=${next}` },
});

const nextUrl = (token: string) =>
  `${ROOT}/subscriptions/content?nextpage=${token}&PublisherIdentifier=${PUBLISHER}`;

async function list(replies: readonly StubReply[], span = window) {
  const service = createStubService(replies);
  const pages: (readonly string[])[] = [];
  let fault: unknown;
  try {
    for await (const items of service.api.listContent('Audit.Exchange', span)) {
      pages.push(items.map(({ contentId }) => contentId));
    }
  } catch (error) {
    fault = error;
  }
  return { ...service, pages, fault };
}

test('one page', async () => {
  const { pages, urls, fault } = await list([page(['a', 'b'])]);
  expect(fault).toBeUndefined();
  expect(pages).toEqual([['a', 'b']]);
  expect(urls()).toEqual([first]);
});

test.each(['NextPageUri', 'nextpageuri', 'NextPageUrl'])('pages follow the header %s', async (header) => {
  const { pages, urls } = await list([
    page(['a'], '2026$0310$na0022', header),
    page([], 'R2', header),
    page(['c']),
  ]);
  expect(pages).toEqual([['a'], [], ['c']]);
  expect(urls()).toEqual([first, nextUrl('2026$0310$na0022'), nextUrl('R2')]);
});

test('items come as they are parsed, in the spelling of the type that was asked for', async () => {
  const { api } = createStubService([{ body: [{ ...item('a'), contentType: 'audit.EXCHANGE', more: 1 }] }]);
  const { value } = await api.listContent('Audit.Exchange', window)[Symbol.asyncIterator]().next();
  expect(value).toEqual([item('a')]);
});

test('a void page token begins the window again', async () => {
  const { pages, urls, fault } = await list([
    page(['a'], 'old'),
    { status: 400, body: feedError('AF20031', 'Invalid nextPage Input.') },
    page(['a'], 'new'),
    page(['b']),
  ]);
  expect(fault).toBeUndefined();
  expect(pages).toEqual([['a'], ['a'], ['b']]);
  expect(urls()).toEqual([first, nextUrl('old'), first, nextUrl('new')]);
});

test('page tokens that stay void end the listing with a fault', async () => {
  const { fault, sent } = await list([
    { status: 400, body: feedError('AF20031', 'Invalid nextPage Input.') },
  ]);
  expect(fault).toMatchObject({ decision: 'relist', code: 'AF20031' });
  expect(sent).toHaveLength(3);
});

test('pages that run in a circle are a fault, not a complete list', async () => {
  const { fault, pages } = await list([page(['a'], '1'), page(['b'], '2'), page(['c'], '1')]);
  expect(pages).toEqual([['a'], ['b'], ['c']]);
  expect(fault).toMatchObject({ decision: 'retry', code: 'paging-loop' });
});

test('a successor that cannot be read is a fault, not the end', async () => {
  const { fault, pages } = await list([
    { body: [item('a')], headers: { NextPageUri: 'https://manage.office.com/' } },
  ]);
  expect(pages).toEqual([['a']]);
  expect(fault).toMatchObject({ decision: 'retry', code: 'paging-unreadable' });
});

test('an entry that does not parse keeps the list from being whole, but not the others from being found', async () => {
  const { fault, pages } = await list([{ body: [item('a'), { ...item('b'), contentCreated: 'soon' }] }]);
  expect(pages).toEqual([['a']]);
  expect(fault).toMatchObject({
    decision: 'retry',
    code: 'entries-unreadable',
    message: 'Listing Audit.Exchange: 1 entries cannot be read.',
  });
});

test('a missing subscription is told', async () => {
  const { fault } = await list([{ status: 400, body: feedError('AF20022', 'No subscription found.') }]);
  expect(fault).toMatchObject({ decision: 'startSubscription', code: 'AF20022', status: 400 });
});

test('a window that breaks a rule is not sent', async () => {
  const { fault, sent } = await list([page([])], {
    from: new Date('2026-03-08T08:00:00Z'),
    to: new Date('2026-03-09T08:00:01Z'),
  });
  expect(fault).toMatchObject({ decision: 'window', code: 'window-too-long' });
  expect(sent).toHaveLength(0);
});

test("a window ends at the service's clock where that is behind", async () => {
  const { api, urls } = createStubService([{ headers: { Date: 'Tue, 10 Mar 2026 11:30:15 GMT' } }]);
  await api.listSubscriptions();
  for await (const _ of api.listContent('Audit.Exchange', window)) {
    // Only the request counts.
  }
  expect(new URL(urls()[1] ?? '').searchParams.get('endTime')).toBe('2026-03-10T11:30:15');
});
