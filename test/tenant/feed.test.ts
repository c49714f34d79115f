import { askTenant } from './askTenant';
import { signInToTenant } from './signInToTenant';
import { startTenant } from './startTenant';
import { createStillClock } from './stillClock';
import type { Tenant } from './tenant';

const clock = createStillClock(new Date('2026-03-10T12:00:00Z'));
let tenant: Tenant;
let token: string;
const hoursAgo = (hours: number): Date => new Date(clock.now().getTime() - hours * 3_600_000);
const spell = (time: Date): string => time.toISOString().slice(0, 19);
const record = (id: string): string => `{"Id":"${id}","RecordType":50,"CreationTime":"2026-03-10T10:00:00"}`;

beforeEach(async () => {
  clock.set(new Date('2026-03-10T12:00:00Z'));
  tenant = await startTenant({ clock, pageSize: 2, subscribed: ['audit.exchange'] });
  token = await signInToTenant(tenant);
});
afterEach(() => tenant.stop());

function feedPath(operation: string, query: Record<string, string> = {}): string {
  const all = new URLSearchParams({ PublisherIdentifier: tenant.tenantId, ...query });
  return `/api/v1.0/${tenant.tenantId}/activity/feed/${operation}?${all}`;
}
async function ask(operation: string, query: Record<string, string> = {}, method = 'GET') {
  const reply = await askTenant(tenant, feedPath(operation, query), { method, token });
  return { ...reply, body: reply.text === '' ? undefined : JSON.parse(reply.text) };
}
const list = (start: Date, end: Date, more: Record<string, string> = {}) =>
  ask('subscriptions/content', {
    contentType: 'Audit.Exchange',
    startTime: spell(start),
    endTime: spell(end),
    ...more,
  });
const errorCode = (reply: { body: { error?: { code: string } } }): string | undefined =>
  reply.body.error?.code;
const kinds = (): string[] => tenant.violations.map(({ kind }) => kind);

describe('subscriptions', () => {
  test('start, list, stop', async () => {
    const started = await ask('subscriptions/start', { contentType: 'Audit.General' }, 'POST');
    expect(started.body).toEqual({ contentType: 'Audit.General', status: 'enabled', webhook: null });
    expect((await ask('subscriptions/list')).body).toEqual([
      { contentType: 'Audit.Exchange', status: 'enabled', webhook: null },
      { contentType: 'Audit.General', status: 'enabled', webhook: null },
    ]);
    const stopped = await ask('subscriptions/stop', { contentType: 'Audit.General' }, 'POST');
    expect([stopped.status, stopped.text]).toEqual([200, '']);
    expect((await ask('subscriptions/list')).body).toHaveLength(1);
    expect(kinds()).toEqual([]);
  });

  test('starting what is on gives AF20024, and starting twice within 15 minutes is noted', async () => {
    clock.advance(16 * 60_000);
    const again = await ask('subscriptions/start', { contentType: 'Audit.Exchange' }, 'POST');
    expect([again.status, errorCode(again)]).toEqual([400, 'AF20024']);
    expect(kinds()).toEqual([]);

    await ask('subscriptions/start', { contentType: 'DLP.All' }, 'POST');
    await ask('subscriptions/stop', { contentType: 'DLP.All' }, 'POST');
    clock.advance(14 * 60_000);
    const tooSoon = await ask('subscriptions/start', { contentType: 'DLP.All' }, 'POST');
    expect([tooSoon.status, errorCode(tooSoon)]).toEqual([403, 'AF429']);
    expect(kinds()).toEqual(['startedTooSoon']);
    clock.advance(60_000);
    expect((await ask('subscriptions/start', { contentType: 'DLP.All' }, 'POST')).status).toBe(200);
  });

  test('what becomes available while nobody is subscribed is lost', async () => {
    tenant.publish([record('before')]);
    clock.advance(60_000);
    await ask('subscriptions/stop', { contentType: 'Audit.Exchange' }, 'POST');
    tenant.publish([record('between')]);
    clock.advance(20 * 60_000);
    await ask('subscriptions/start', { contentType: 'Audit.Exchange' }, 'POST');
    tenant.publish([record('after')]);
    clock.advance(60_000);
    const { body } = await list(hoursAgo(2), clock.now());
    expect(body).toHaveLength(2);
  });

  test('a disabled subscription is listed, refuses listings and is revived by a start', async () => {
    clock.advance(16 * 60_000);
    tenant.disableSubscription('Audit.Exchange');
    expect((await ask('subscriptions/list')).body).toEqual([
      { contentType: 'Audit.Exchange', status: 'disabled', webhook: null },
    ]);
    expect(errorCode(await list(hoursAgo(1), clock.now()))).toBe('AF20023');
    expect((await ask('subscriptions/start', { contentType: 'Audit.Exchange' }, 'POST')).status).toBe(200);
    expect((await list(hoursAgo(1), clock.now())).status).toBe(200);
  });
});

describe('listing', () => {
  test('start is included, end excluded, on contentCreated; entries look like the service’s', async () => {
    const first = tenant.publish([record('a')], { contentCreated: hoursAgo(3) });
    tenant.publish([record('b')], { contentCreated: hoursAgo(2) });
    const { body } = await list(hoursAgo(3), hoursAgo(2));
    expect(body).toEqual([
      {
        contentUri: `${tenant.url}/api/v1.0/${tenant.tenantId}/activity/feed/audit/${first.contentId}`,
        contentId: first.contentId,
        contentType: 'Audit.Exchange',
        contentCreated: '2026-03-10T09:00:00.000Z',
        contentExpiration: '2026-03-17T09:00:00.000Z',
      },
    ]);
    expect(first.contentId).toBe(
      '20260310090000000000000$20260310090000000000000$audit_exchange$Audit_Exchange$emea0036',
    );
  });

  test('pages follow the header, whose address lacks the publisher and has lower-case names', async () => {
    for (let index = 0; index < 5; index += 1)
      tenant.publish([record(`r${index}`)], { contentCreated: hoursAgo(1) });
    const seen: string[] = [];
    let target: string | undefined = feedPath('subscriptions/content', {
      contentType: 'Audit.Exchange',
      startTime: spell(hoursAgo(2)),
      endTime: spell(clock.now()),
    });
    while (target !== undefined) {
      const reply = await askTenant(tenant, target, { token });
      for (const { contentId } of JSON.parse(reply.text)) seen.push(contentId);
      const next = reply.headers.nextpageuri;
      target = typeof next === 'string' ? `${next}&PublisherIdentifier=${tenant.tenantId}` : undefined;
      if (typeof next !== 'string') continue;
      expect(reply.rawHeaders).toContain('NextPageUri');
      expect(next).toMatch(
        /content\?contenttype=Audit\.Exchange&endtime=2026-03-10T12:00:00\.0000000Z&starttime=2026-03-10T10:00:00\.0000000Z&nextpage=\d{23}\$\d{23}\$na0022$/,
      );
    }
    expect(seen).toEqual([...tenant.contents()].map(({ contentId }) => contentId));
    expect(kinds()).toEqual([]);
  });

  test('late content appears in a window already listed', async () => {
    expect((await list(hoursAgo(5), hoursAgo(3))).body).toEqual([]);
    tenant.publish([record('late')], { contentCreated: hoursAgo(4) });
    expect((await list(hoursAgo(5), hoursAgo(3))).body).toHaveLength(1);
  });

  test.each([
    ['more than 24 hours', 25, 0, 'AF20030', 400],
    ['more than 7 days and an hour back', 24 * 7 + 2, 24 * 7 - 10, 'AF20055', 400],
    ['start after end', 1, 2, 'AF20055', 400],
  ])('%s: refused and noted', async (_, startHoursAgo, endHoursAgo, code, status) => {
    const reply = await list(hoursAgo(startHoursAgo), hoursAgo(endHoursAgo));
    expect([reply.status, errorCode(reply)]).toEqual([status, code]);
    expect(kinds()).toEqual(['windowRule']);
  });

  test('the seven days have an hour of grace, and an end in the future is taken', async () => {
    expect((await list(hoursAgo(24 * 7 + 0.5), hoursAgo(24 * 6 + 1))).status).toBe(200);
    expect((await list(hoursAgo(1), hoursAgo(-2))).status).toBe(200);
    expect(kinds()).toEqual([]);
  });

  test.each([
    ['2026-03-10', '2026-03-10T12:00', 200],
    ['2026-03-10T11:00:00.1234567Z', '2026-03-10T12:00:00Z', 200],
    ['2026-03-10T11:00:00+00:00', '2026-03-10T12:00:00', 400],
    ['yesterday', '2026-03-10T12:00:00', 400],
  ])('times %s to %s give %i', async (startTime, endTime, status) => {
    const reply = await ask('subscriptions/content', { contentType: 'Audit.Exchange', startTime, endTime });
    expect(reply.status).toBe(status);
  });

  test('both times or neither', async () => {
    const query = { contentType: 'Audit.Exchange' };
    expect((await ask('subscriptions/content', query)).status).toBe(200);
    expect(errorCode(await ask('subscriptions/content', { ...query, startTime: '2026-03-10' }))).toBe(
      'AF20030',
    );
  });

  test('a page token of another window is refused', async () => {
    const reply = await list(hoursAgo(2), hoursAgo(1), {
      nextPage: '20200220001806300068349$20200219104642000000000$na0022',
    });
    expect(errorCode(reply)).toBe('AF20031');
  });
});

describe('content', () => {
  test('a blob is the array of its records in their exact text, and can be fetched again', async () => {
    const texts = [
      record('a'),
      '{ "Id":"b","RecordType":1,"CreationTime":"2026-03-10T10:00:00","Path":"\\/x" }',
    ];
    const { contentId, sizeBytes } = tenant.publish(texts);
    const reply = await ask(`audit/${contentId}`);
    expect(reply.text).toBe(`[${texts.join(',')}]`);
    expect(reply.headers['content-length']).toBe(String(sizeBytes));
    expect((await ask(`audit/${contentId}`)).text).toBe(reply.text);
  });

  test('the path segment counts in any case, the dollar sign also escaped', async () => {
    const { contentId } = tenant.publish([record('a')]);
    expect((await ask(`Audit/${contentId.replaceAll('$', '%24')}`)).status).toBe(200);
  });

  test('unknown, malformed and expired content', async () => {
    const { contentId } = tenant.publish([record('a')], {
      contentExpiration: new Date(clock.now().getTime() + 1000),
    });
    const unknown = await ask('audit/20200101000000000000000$x$y');
    expect([unknown.status, errorCode(unknown)]).toEqual([404, 'AF20050']);
    expect(errorCode(await ask('audit/nonsense'))).toBe('AF20052');
    clock.advance(2000);
    expect(errorCode(await ask(`audit/${contentId}`))).toBe('AF20051');
  });

  test('a blob of 68 MB is made while it is sent', async () => {
    const text = `{"Id":"x","RecordType":50,"CreationTime":"2026-03-10T10:00:00","Pad":"${'x'.repeat(67_000)}"}`;
    const { contentId, sizeBytes } = tenant.publish({
      *records() {
        for (let index = 0; index < 1000; index += 1)
          yield { text, id: 'x', recordType: 50, creationTime: '2026-03-10T10:00:00' };
      },
    });
    expect(sizeBytes).toBeGreaterThan(67_000_000);
    expect(Buffer.byteLength((await ask(`audit/${contentId}`)).text)).toBe(sizeBytes);
  });
});

describe('who may ask', () => {
  test.each([
    ['no token', undefined],
    ['a token of somebody else', 'eyJhbGciOiJub25lIn0.e30.x'],
  ])('%s: 401 without AF code', async (_, given) => {
    const reply = await askTenant(
      tenant,
      feedPath('subscriptions/list'),
      given === undefined ? {} : { token: given },
    );
    expect([reply.status, reply.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(JSON.parse(reply.text)).toEqual({ Message: 'Authorization has been denied for this request.' });
  });

  test.each([
    ['/api/v1.0/contoso.onmicrosoft.com/activity/feed/subscriptions/list', 'AF20013'],
    ['/api/v1.0/99999999-0000-4000-a000-000000000000/activity/feed/subscriptions/list', 'AF20010'],
  ])('%s gives %s and is noted', async (path, code) => {
    const reply = await askTenant(tenant, `${path}?PublisherIdentifier=${tenant.tenantId}`, { token });
    expect(JSON.parse(reply.text).error.code).toBe(code);
    expect(kinds()).toEqual(['tokenSentElsewhere']);
  });

  test('a token sent to a path that is none of the API’s is noted', async () => {
    const reply = await askTenant(tenant, `/audit/x?PublisherIdentifier=${tenant.tenantId}`, { token });
    expect(reply.status).toBe(404);
    expect(kinds()).toEqual(['tokenSentElsewhere']);
  });

  test('the publisher must be on every request', async () => {
    const path = `/api/v1.0/${tenant.tenantId}/activity/feed/subscriptions/list`;
    expect((await askTenant(tenant, path, { token })).status).toBe(200);
    expect(kinds()).toEqual(['publisherMissing']);
    expect(errorCode(await ask('subscriptions/list', { PublisherIdentifier: 'me' }))).toBe('AF20002');
  });

  test('missing, unknown and not subscribed content types', async () => {
    expect(errorCode(await ask('subscriptions/start', {}, 'POST'))).toBe('AF20001');
    expect(errorCode(await ask('subscriptions/start', { contentType: 'Audit.Mail' }, 'POST'))).toBe(
      'AF20020',
    );
    expect(errorCode(await ask('subscriptions/content', { contentType: 'Audit.General' }))).toBe('AF20022');
  });

  test('without the role there is AF10001 and the roles that are there', async () => {
    tenant.registerApplication({
      clientId: tenant.clientId,
      secret: 'simulated-secret',
      certificates: [],
      roles: ['ServiceHealth.Read'],
    });
    token = await signInToTenant(tenant);
    const reply = await ask('subscriptions/list');
    expect(reply.status).toBe(401);
    expect(reply.body.error).toEqual({
      code: 'AF10001',
      message:
        'The permission set (ServiceHealth.Read) sent in the request does not include the expected permission.',
    });
  });

  test('the quota of a minute', async () => {
    await tenant.stop();
    tenant = await startTenant({ clock, requestsPerMinute: 3 });
    token = await signInToTenant(tenant);
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await ask('subscriptions/list')).status);
    expect(statuses).toEqual([200, 200, 200, 403]);
    expect(kinds()).toEqual(['overQuota']);
    clock.advance(61_000);
    expect((await ask('subscriptions/list')).status).toBe(200);
  });
});

test('notifications and names of sensitive types', async () => {
  expect((await ask('subscriptions/notifications', { contentType: 'Audit.Exchange' })).body).toEqual([]);
  expect((await ask('resources/dlpSensitiveTypes')).body.at(-1)).toEqual({});
  const languages = async (value: string) => {
    const reply = await askTenant(tenant, feedPath('resources/dlpSensitiveTypes'), {
      token,
      headers: { 'Accept-Language': value },
    });
    return JSON.parse(reply.text).error?.code;
  };
  expect([await languages('de-DE'), await languages('de,en'), await languages('d e')]).toEqual([
    undefined,
    'AF20053',
    'AF20054',
  ]);
});

test('requests are counted by operation', async () => {
  await ask('subscriptions/list');
  await list(hoursAgo(1), clock.now());
  await ask('audit/nonsense');
  expect(tenant.requests).toEqual({ token: 1, listSubscriptions: 1, listContent: 1, fetchContent: 1 });
});

test('the truth holds every text once with all its contents', async () => {
  const first = tenant.publish([record('a'), record('b')]);
  const second = tenant.republish(first.contentId);
  tenant.publish([record('a').replace('50', '51')]);
  expect([...tenant.truth.records()].map(({ id, contentIds }) => [id, contentIds])).toEqual([
    ['a', [first.contentId, second.contentId]],
    ['b', [first.contentId, second.contentId]],
    ['a', [[...tenant.contents()].at(-1)?.contentId]],
  ]);
  expect(tenant.truth.find('a').map(({ text }) => text)).toEqual([
    record('a'),
    record('a').replace('50', '51'),
  ]);
});
