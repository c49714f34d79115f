import { RestError } from '@azure/core-rest-pipeline';
import { ActivityApiFault } from '../../shared/activityApi/activityApiFault';
import { createStubService, feedError, type StubReply } from './stubService';

const THROTTLED = feedError('AF429', 'Too many requests. Method=GetBlob, PublisherId=0');
const RESET = new RestError('socket hang up', { code: 'ECONNRESET' });

async function list(replies: readonly StubReply[]) {
  const service = createStubService(replies);
  const outcome = await service.api.listSubscriptions().catch((error: unknown) => error);
  return { ...service, outcome };
}

test('what may pass is repeated after growing pauses', async () => {
  const { outcome, clock, api } = await list([
    { status: 503 },
    RESET,
    { status: 500, body: feedError('AF50000', 'Please retry') },
    { body: [] },
  ]);
  expect(outcome).toEqual([]);
  expect(clock.sleptMs).toEqual([500, 1_000, 2_000]);
  expect(api.requestCount).toBe(4);
});

test('after five attempts the fault is handed on', async () => {
  const { outcome, sent } = await list([{ status: 503, body: '<html>busy</html>' }]);
  expect(outcome).toMatchObject({ decision: 'retry', code: 'http-503', status: 503 });
  expect(sent).toHaveLength(5);
});

test.each<[string, StubReply, number]>([
  ['in seconds', { status: 429, headers: { 'Retry-After': '7' }, body: THROTTLED }, 7_000],
  ['without status 429', { status: 403, headers: { 'retry-after': '7' }, body: THROTTLED }, 7_000],
  [
    "as a date of the service's clock, which is an hour ahead",
    {
      status: 503,
      headers: { Date: 'Tue, 10 Mar 2026 13:00:00 GMT', 'Retry-After': 'Tue, 10 Mar 2026 13:00:09 GMT' },
    },
    9_000,
  ],
])('Retry-After %s is kept', async (_, reply, pauseMs) => {
  const { outcome, clock } = await list([reply, { body: [] }]);
  expect(outcome).toEqual([]);
  expect(clock.now().getTime()).toBe(Date.parse('2026-03-10T12:00:00Z') + pauseMs);
});

test('a pause of more than a minute is left to a later poll', async () => {
  const { outcome, sent } = await list([{ status: 429, headers: { 'Retry-After': '600' }, body: THROTTLED }]);
  expect(outcome).toMatchObject({ decision: 'throttled', code: 'AF429', retryAfterMs: 600_000 });
  expect(sent).toHaveLength(1);
});

test('while one request is throttled the others wait too', async () => {
  const { api, clock } = createStubService([
    { status: 429, headers: { 'Retry-After': '20' }, body: THROTTLED },
    { body: [] },
  ]);
  await Promise.all([api.listSubscriptions(), api.listSubscriptions(), api.listSubscriptions()]);
  expect(clock.now().getTime() - Date.parse('2026-03-10T12:00:00Z')).toBe(20_000);
});

test('a refused token is renewed once and the request repeated at once', async () => {
  const { outcome, authorizations, clock } = await list([
    { status: 401, body: { Message: 'Authorization has been denied for this request.' } },
    { body: [{ contentType: 'Audit.Exchange', status: 'enabled', webhook: null }] },
  ]);
  expect(outcome).toEqual([{ contentType: 'Audit.Exchange', status: 'enabled' }]);
  expect(authorizations()).toEqual(['Bearer first', 'Bearer second']);
  expect(clock.sleptMs).toEqual([]);
});

test('a renewed token that is refused again needs a person, and no token is in the fault', async () => {
  const { outcome, sent } = await list([
    { status: 401, body: feedError('AF10001', 'The permission set () sent in the request is wrong.') },
  ]);
  expect(sent).toHaveLength(2);
  expect(outcome).toMatchObject({ decision: 'stop', code: 'AF10001', status: 401 });
  expect(outcome).toMatchObject({
    message:
      'Listing subscriptions: the service answered HTTP 401 AF10001: The permission set () sent in the request is wrong.',
    fix: expect.stringContaining('ActivityFeed.Read'),
  });
  expect(JSON.stringify(outcome)).not.toContain('second');
});

test('what needs a person is not repeated', async () => {
  const { outcome, sent } = await list([{ status: 400, body: feedError('AF20012', 'no licence') }]);
  expect(outcome).toMatchObject({ decision: 'stop', code: 'AF20012' });
  expect(sent).toHaveLength(1);
});

test('a redirect is a fault and its target never asked', async () => {
  const { outcome, urls } = await list([
    { status: 302, headers: { Location: 'https://evil.example/' }, body: '' },
  ]);
  expect(outcome).toMatchObject({ decision: 'retry', code: 'http-302' });
  expect(new Set(urls().map((url) => new URL(url).host))).toEqual(new Set(['manage.office.com']));
});

test('an answer compressed in a way that nobody unpacks is a fault', async () => {
  const { outcome, sent } = await list([{ headers: { 'Content-Encoding': 'zstd' }, body: 'x' }]);
  expect(outcome).toMatchObject({ decision: 'retry', code: 'reply-compressed' });
  expect(sent[0]?.headers.get('accept-encoding')).toBe('identity');
});

test.each<[string, unknown, object]>([
  ['HTML', '<html>', { decision: 'retry', code: 'reply-unreadable' }],
  ['cut JSON', '[{"contentType":"Audit.Ex', { decision: 'retry', code: 'reply-unreadable' }],
  ['one bad entry', [{ contentType: 'A' }, { status: 'x' }], { code: 'reply-unreadable' }],
  ['an error under a successful status', THROTTLED, { decision: 'throttled', code: 'AF429' }],
  ['auditing off', feedError('Start[AppId', '..] Tenant 1 does not exist.'), { code: 'reply-unreadable' }],
])('a successful reply with %s is a fault', async (_, body, fault) => {
  const { outcome } = await list([{ body }]);
  expect(outcome).toBeInstanceOf(ActivityApiFault);
  expect(outcome).toMatchObject(fault);
});

test('a subscription whose status is null is one without status', async () => {
  const { outcome } = await list([{ body: [{ contentType: 'Audit.General', status: null, webhook: null }] }]);
  expect(outcome).toEqual([{ contentType: 'Audit.General', status: undefined }]);
});

test('a byte order mark does no harm', async () => {
  const { outcome } = await list([{ body: '\uFEFF[{"contentType":"Audit.General"}]' }]);
  expect(outcome).toEqual([{ contentType: 'Audit.General' }]);
});

test("the clock skew comes from the newest reply's Date", async () => {
  const { api } = createStubService([
    { headers: { Date: 'Tue, 10 Mar 2026 11:50:00 GMT' } },
    { headers: { Date: 'not a date' } },
  ]);
  expect(api.clockSkewMs).toBeUndefined();
  await api.listSubscriptions();
  await api.listSubscriptions();
  expect(api.clockSkewMs).toBe(-600_000);
});

test('an abort ends the request with its own reason', async () => {
  const { api, sent } = createStubService([{ status: 503 }]);
  const abortSignal = AbortSignal.abort(new Error('deadline'));
  await expect(api.listSubscriptions({ abortSignal })).rejects.toThrow('deadline');
  expect(sent).toHaveLength(0);
});
