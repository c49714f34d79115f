import { gunzipSync } from 'node:zlib';
import { askTenant } from './askTenant';
import type { FaultChange } from './faults/faultSettings';
import { signInToTenant } from './signInToTenant';
import { startTenant } from './startTenant';
import { createStillClock } from './stillClock';
import type { Tenant } from './tenant';

const clock = createStillClock(new Date('2026-03-10T12:00:00Z'));
let tenant: Tenant;
let token: string;
const record = (id: string): string => `{"Id":"${id}","RecordType":50,"CreationTime":"2026-03-10T10:00:00"}`;

beforeEach(async () => {
  clock.set(new Date('2026-03-10T12:00:00Z'));
  tenant = await startTenant({ clock, pageSize: 2, subscribed: ['Audit.Exchange'], seed: 3 });
  token = await signInToTenant(tenant);
});
afterEach(() => tenant.stop());

const feed = (operation: string, query = ''): string =>
  `/api/v1.0/${tenant.tenantId}/activity/feed/${operation}?PublisherIdentifier=${tenant.tenantId}${query}`;
const listing = (): string =>
  feed(
    'subscriptions/content',
    '&contentType=Audit.Exchange&startTime=2026-03-10T06:00:00&endTime=2026-03-10T13:00:00',
  );
const ask = (target: string, headers: Record<string, string> = {}) =>
  askTenant(tenant, target, { token, headers });
const errorCode = (text: string): string => JSON.parse(text).error.code;
const minutesAgo = (minutes: number): Date => new Date(clock.now().getTime() - minutes * 60_000);
const nextPage = (header: unknown): string => `${header}&PublisherIdentifier=${tenant.tenantId}`;

describe('requests that fail', () => {
  test.each<[NonNullable<FaultChange['requestsFail']>['kinds'][number], number]>([
    ['429', 429],
    ['403-AF429', 403],
    ['401', 401],
    ['408', 408],
    ['500', 500],
    ['503', 503],
    ['AF50000', 500],
    ['html-502', 502],
  ])('%s', async (kind, status) => {
    tenant.faults.set({ requestsFail: { rate: 1, kinds: [kind] } });
    expect((await ask(listing())).status).toBe(status);
  });

  test.each(['reset', 'truncated-body'] as const)('%s breaks the connection', async (kind) => {
    const { contentId } = tenant.publish([record('a')]);
    tenant.faults.set({ requestsFail: { rate: 1, kinds: [kind] } });
    await expect(ask(feed(`audit/${contentId}`))).rejects.toThrow(/socket hang up|aborted|ECONNRESET/);
  });

  test('short-body ends properly at half of the JSON', async () => {
    const { contentId, sizeBytes } = tenant.publish([record('a'), record('b')]);
    tenant.faults.set({ requestsFail: { rate: 1, kinds: ['short-body'] } });
    const { text } = await ask(feed(`audit/${contentId}`));
    expect(text).toHaveLength(Math.floor(sizeBytes / 2));
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test.each(['hang', 'stall'] as const)('%s falls silent until the tenant stops', async (kind) => {
    tenant.faults.set({ requestsFail: { rate: 1, kinds: [kind] } });
    const outcome = ask(listing()).then(
      () => 'answered',
      () => 'broken',
    );
    const silence = new Promise((resolve) => setTimeout(resolve, 100, 'silent'));
    expect(await Promise.race([outcome, silence])).toBe('silent');
    await tenant.stop();
    expect(await outcome).toBe('broken');
    tenant = await startTenant();
  });

  test('Retry-After comes in seconds or as a date', async () => {
    tenant.faults.set({ requestsFail: { rate: 1, kinds: ['429'], retryAfter: 'seconds', retryAfterS: 7 } });
    expect((await ask(listing())).headers['retry-after']).toBe('7');
    tenant.faults.set({ requestsFail: { rate: 1, kinds: ['503'], retryAfter: 'date', retryAfterS: 7 } });
    expect((await ask(listing())).headers['retry-after']).toBe('Tue, 10 Mar 2026 12:00:07 GMT');
  });

  test('only the operations named, only so many times', async () => {
    tenant.faults.set({ requestsFail: { rate: 1, kinds: ['503'], operations: ['listContent'], times: 2 } });
    const statuses = [];
    for (const target of [feed('subscriptions/list'), listing(), listing(), listing()]) {
      statuses.push((await ask(target)).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  test('the same seed fails the same requests, at about the rate asked for', async () => {
    const draw = async (): Promise<string> => {
      const other = await startTenant({ seed: 9 });
      other.faults.set({ requestsFail: { rate: 0.3, kinds: ['500', '503'] } });
      const drawn = Array.from({ length: 400 }, () => other.faults.drawFailure('listContent') ?? '-');
      await other.stop();
      return drawn.join();
    };
    const drawn = await draw();
    expect(await draw()).toBe(drawn);
    expect(drawn.split(',').filter((kind) => kind !== '-').length).toBeGreaterThan(80);
    expect(drawn.split(',').filter((kind) => kind !== '-').length).toBeLessThan(160);
  });
});

describe('sign-in', () => {
  test('an error of choice', async () => {
    tenant.faults.set({ signInError: 53003 });
    const reply = await askTenant(tenant, `/${tenant.tenantId}/oauth2/v2.0/token`, { method: 'POST' });
    expect(JSON.parse(reply.text).error_codes).toEqual([53003]);
  });

  test('a token is refused after so many requests, a new one works', async () => {
    tenant.faults.set({ tokenRejectedAfterRequests: 2 });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await ask(feed('subscriptions/list'))).status);
    expect(statuses).toEqual([200, 200, 401]);
    token = await signInToTenant(tenant);
    expect((await ask(feed('subscriptions/list'))).status).toBe(200);
  });
});

describe('listings', () => {
  test.each<[FaultChange, RegExp]>([
    [{}, /^https:\/\/127\.0\.0\.1:\d+\/api\/v1\.0\/7e4a47a0[^/]+\/activity\/feed\/audit\/2026/],
    [{ contentUriHost: 'http-localhost' }, /^http:\/\/localhost\/00000000[^/]+\/activity\/feed\/audit\/2026/],
    [{ contentUriPathCase: 'Audit' }, /\/activity\/feed\/Audit\/2026/],
  ])('contentUri with %j', async (change, uri) => {
    tenant.faults.set(change);
    tenant.publish([record('a')]);
    expect(JSON.parse((await ask(listing())).text)[0].contentUri).toMatch(uri);
  });

  test('contentUri on a stranger’s host, which notices the token', async () => {
    tenant.faults.set({ contentUriHost: 'stranger' });
    tenant.publish([record('a')]);
    const [{ contentUri }] = JSON.parse((await ask(listing())).text);
    expect((await ask(contentUri)).text).toBe('[]');
    expect(tenant.strangerRequests).toMatchObject([{ sawAuthorization: true }]);
    expect(tenant.violations.map(({ kind }) => kind)).toEqual(['tokenSentElsewhere']);
  });

  test.each(['NextPageUri', 'NextPageUrl', 'nextpageuri'] as const)('the header can be %s', async (name) => {
    for (const id of ['a', 'b', 'c']) tenant.publish([record(id)]);
    tenant.faults.set({ nextPageUriHeaderName: name, nextPageUriLosesPublisher: false });
    const reply = await ask(listing());
    const value = reply.rawHeaders[reply.rawHeaders.indexOf(name) + 1];
    expect(value).toContain(`publisheridentifier=${tenant.tenantId}`);
  });

  test('a next page on a stranger’s host', async () => {
    for (const id of ['a', 'b', 'c']) tenant.publish([record(id)]);
    tenant.faults.set({ nextPageUriHost: 'stranger' });
    const { nextpageuri } = (await ask(listing())).headers;
    expect(new URL(String(nextpageuri)).origin).not.toBe(tenant.url);
  });

  test('a page that follows itself for ever', async () => {
    tenant.publish([record('a')]);
    tenant.faults.set({ nextPageLoop: true });
    const first = (await ask(listing())).headers.nextpageuri;
    const second = (await ask(nextPage(first))).headers.nextpageuri;
    expect(second).toBe(first);
  });

  test('an empty page that has a next one', async () => {
    tenant.publish([record('a')]);
    tenant.faults.set({ emptyPageWithNext: true });
    const reply = await ask(listing());
    expect(reply.text).toBe('[]');
    expect(JSON.parse((await ask(nextPage(reply.headers.nextpageuri))).text)).toHaveLength(1);
  });

  test('a page token refused once', async () => {
    for (const id of ['a', 'b', 'c']) tenant.publish([record(id)]);
    tenant.faults.set({ nextPageTokenRejectedTimes: 1 });
    const next = nextPage((await ask(listing())).headers.nextpageuri);
    expect(errorCode((await ask(next)).text)).toBe('AF20031');
    expect((await ask(next)).status).toBe(200);
  });

  test('a window too wide answered with one page and no next', async () => {
    for (const id of ['a', 'b', 'c']) tenant.publish([record(id)]);
    tenant.faults.set({ wideWindowAnsweredPartially: true });
    const reply = await ask(
      feed(
        'subscriptions/content',
        '&contentType=Audit.Exchange&startTime=2026-03-08&endTime=2026-03-10T13:00',
      ),
    );
    expect([JSON.parse(reply.text).length, reply.headers.nextpageuri]).toEqual([2, undefined]);
  });

  test('the newest content is missing for a while', async () => {
    tenant.publish([record('a')], { contentCreated: minutesAgo(10) });
    tenant.faults.set({ listingOmitsNewestMs: 15 * 60_000 });
    expect((await ask(listing())).text).toBe('[]');
    clock.advance(6 * 60_000);
    expect(JSON.parse((await ask(listing())).text)).toHaveLength(1);
  });

  test('content from before the subscription can be hidden', async () => {
    tenant.publish([record('a')], { contentCreated: minutesAgo(10) });
    tenant.faults.set({ contentFromBeforeSubscription: false });
    expect((await ask(listing())).text).toBe('[]');
  });

  test('other spellings: content type, content id without region', async () => {
    tenant.faults.set({ contentTypeSpelledOtherwise: true, contentIdWithoutRegion: true });
    const { contentId } = tenant.publish([record('a')]);
    expect(contentId.split('$')).toHaveLength(4);
    expect(JSON.parse((await ask(listing())).text)[0].contentType).toBe('audit.exchange');
  });

  test('a server clock that is wrong shows in Date and moves the window', async () => {
    tenant.faults.set({ serverClockSkewMs: -10 * 60_000 });
    const reply = await ask(feed('subscriptions/list'));
    expect(reply.headers.date).toBe('Tue, 10 Mar 2026 11:50:00 GMT');
    tenant.publish([record('a')], { contentCreated: minutesAgo(5) });
    expect((await ask(listing())).text).toBe('[]');
  });
});

describe('subscriptions and tenant', () => {
  test('auditing off: the error cut in the wrong place', async () => {
    tenant.faults.set({ auditingOff: true });
    const reply = await askTenant(tenant, feed('subscriptions/start', '&contentType=Audit.General'), {
      method: 'POST',
      token,
    });
    expect(reply.status).toBe(400);
    const { code, message } = JSON.parse(reply.text).error;
    expect(code).toMatch(/^StartSubscription \[CorrId=/);
    expect(message).toMatch(/Tenant 7e4a47a0\S+ does not exist\.\r\n {3}at /);
  });

  test('disabled for good, without status, without licence, without roles', async () => {
    tenant.faults.set({ subscriptionDisabled: ['Audit.Exchange'] });
    expect(JSON.parse((await ask(feed('subscriptions/list'))).text)[0].status).toBe('disabled');
    expect(errorCode((await ask(listing())).text)).toBe('AF20023');
    tenant.faults.clear();
    tenant.faults.set({ subscriptionWithoutStatus: true });
    expect(JSON.parse((await ask(feed('subscriptions/list'))).text)).toEqual([
      { contentType: 'Audit.Exchange', webhook: null },
    ]);
    tenant.faults.set({ tenantWithoutLicence: true });
    expect(errorCode((await ask(feed('subscriptions/list'))).text)).toBe('AF20012');
    tenant.faults.set({ tenantWithoutLicence: false, rolesMissing: true });
    expect(errorCode((await ask(feed('subscriptions/list'))).text)).toBe('AF10001');
  });
});

test('the client id in the place of the tenant id', async () => {
  const path = feed('subscriptions/list').replace(`/${tenant.tenantId}/`, `/${tenant.clientId}/`);
  expect(errorCode((await ask(path)).text)).toBe('AF20010');
  tenant.faults.set({ clientIdInPathAccepted: true });
  expect((await ask(path)).status).toBe(200);
});

describe('blobs', () => {
  test.each([
    ['AF20050', 404],
    ['AF20051', 400],
    ['AF20052', 400],
    ['AF50000', 500],
    ['403', 403],
  ] as const)('refused with %s, the others served', async (answer, status) => {
    const refused = tenant.publish([record('a')]);
    const served = tenant.publish([record('b')]);
    tenant.faults.set({ rejectedContent: { contentIds: [refused.contentId], answer } });
    expect((await ask(feed(`audit/${refused.contentId}`))).status).toBe(status);
    expect((await ask(feed(`audit/${served.contentId}`))).status).toBe(200);
  });

  test('the last record of a blob again in the next', async () => {
    tenant.publish([record('a'), record('b')]);
    tenant.faults.set({ recordRepeatedInNextBlob: true });
    const { contentId } = tenant.publish([record('c')]);
    expect((await ask(feed(`audit/${contentId}`))).text).toBe(`[${record('b')},${record('c')}]`);
    expect(tenant.truth.find('b')[0]?.contentIds).toHaveLength(2);
  });

  test('a young blob is half there, later it is whole', async () => {
    const { contentId } = tenant.publish([record('a'), record('b'), record('c')]);
    tenant.faults.set({ partialBlobYoungerThanMs: 60_000 });
    expect(JSON.parse((await ask(feed(`audit/${contentId}`))).text)).toHaveLength(2);
    clock.advance(60_000);
    expect(JSON.parse((await ask(feed(`audit/${contentId}`))).text)).toHaveLength(3);
  });

  test('a redirect to a stranger, who sees whether the token comes along', async () => {
    const { contentId } = tenant.publish([record('a')]);
    tenant.faults.set({ redirectBlobs: true });
    const reply = await ask(feed(`audit/${contentId}`));
    expect(reply.status).toBe(302);
    await askTenant(tenant, String(reply.headers.location));
    await ask(String(reply.headers.location));
    expect(tenant.strangerRequests.map(({ sawAuthorization }) => sawAuthorization)).toEqual([false, true]);
  });

  test('a byte order mark', async () => {
    const { contentId } = tenant.publish([record('a')]);
    tenant.faults.set({ bodyWithBom: true });
    expect((await ask(feed(`audit/${contentId}`))).text).toBe(`\ufeff[${record('a')}]`);
  });

  test('gzip for those who take it', async () => {
    tenant.publish([record('a')]);
    tenant.faults.set({ compressed: true });
    expect((await ask(listing())).headers['content-encoding']).toBeUndefined();
    const reply = await ask(listing(), { 'Accept-Encoding': 'gzip' });
    expect(reply.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(reply.bytes).toString())).toHaveLength(1);
  });
});

test('a fault with an unknown name is refused, clear puts all back', () => {
  expect(() => tenant.faults.set(JSON.parse('{"nonsense":true}'))).toThrow();
  tenant.faults.set({ auditingOff: true, nextPageLoop: true });
  tenant.faults.clear();
  expect(tenant.faults.current).toMatchObject({
    auditingOff: false,
    nextPageLoop: false,
    nextPageUriLosesPublisher: true,
  });
});
