import { createStubService, feedError, PUBLISHER, ROOT } from './stubService';

test('a start is one POST without body, with PublisherIdentifier', async () => {
  const { api, sent } = createStubService([{ body: { contentType: 'Audit.Exchange', status: 'enabled' } }]);
  expect(await api.startSubscription('Audit.Exchange')).toBe('started');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    url: `${ROOT}/subscriptions/start?contentType=Audit.Exchange&PublisherIdentifier=${PUBLISHER}`,
    body: undefined,
  });
  expect(sent[0]?.headers.get('content-length')).toBe('0');
});

test('a subscription that was on already is a success (AF20024 with HTTP 400)', async () => {
  const { api } = createStubService([
    { status: 400, body: feedError('AF20024', 'The subscription is already enabled. No property change.') },
  ]);
  expect(await api.startSubscription('Audit.Exchange')).toBe('alreadyEnabled');
});

test('a start is not repeated: 15 minutes must lie between two', async () => {
  const { api, sent } = createStubService([{ status: 500, body: feedError('AF50000') }]);
  await expect(api.startSubscription('Audit.Exchange')).rejects.toMatchObject({ code: 'AF50000' });
  expect(sent).toHaveLength(1);
});

test('a start while auditing is off says how to switch it on', async () => {
  const body = feedError(
    'StartSubscription [CorrId=1][TenantId=2,ContentType=Audit.Exchange][AppId',
    '3] failed. Exception: DataServiceException: Tenant 2 does not exist.\r\n   at Internal.Path',
  );
  const { api } = createStubService([{ status: 400, body }]);
  await expect(api.startSubscription('Audit.Exchange')).rejects.toMatchObject({
    decision: 'stop',
    code: 'auditing-off',
    message: 'Starting Audit.Exchange: unified auditing is switched off in this tenant.',
    fix: expect.stringContaining('Switch auditing on'),
  });
});

test('content is fetched by its id alone', async () => {
  const { api, urls } = createStubService([{ body: '[{"Id":"1"}]' }]);
  const { chunks } = await api.fetchContent({ contentId: '2026$3/..' });
  const received: Uint8Array[] = [];
  for await (const chunk of chunks) {
    received.push(chunk);
  }
  expect(Buffer.concat(received).toString()).toBe('[{"Id":"1"}]');
  expect(urls()).toEqual([`${ROOT}/audit/2026$3%2F..?PublisherIdentifier=${PUBLISHER}`]);
});

test.each([
  ['AF20050', 404, 'refused'],
  ['AF20051', 400, 'expired'],
  ['AF20052', 400, 'refused'],
])('content answered with %s is %s', async (code, status, decision) => {
  const { api, sent } = createStubService([{ status, body: feedError(code, 'no') }]);
  await expect(api.fetchContent({ contentId: '1' })).rejects.toMatchObject({ code, decision });
  expect(sent).toHaveLength(1);
});

test('an id that cannot stand in an address is refused without a request', async () => {
  const { api, sent } = createStubService([{}]);
  await expect(api.fetchContent({ contentId: '..' })).rejects.toMatchObject({ decision: 'refused' });
  expect(sent).toHaveLength(0);
});
