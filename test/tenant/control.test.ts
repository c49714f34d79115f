import { askTenant } from './askTenant';
import { startTenant } from './startTenant';
import type { Tenant } from './tenant';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await startTenant();
});
afterEach(() => tenant.stop());

async function control(method: string, route: string, body?: unknown) {
  const reply = await askTenant(tenant, `/_tenant/${route}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: JSON.parse(reply.text) };
}
async function lines(route: string): Promise<unknown[]> {
  const { text } = await askTenant(tenant, `/_tenant/${route}`);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
const text = '{"Id":"a","RecordType":50,"CreationTime":"2026-03-10T10:00:00"}';

test('publishes records and tells the truth about them', async () => {
  const { body } = await control('POST', 'publish', {
    records: [text],
    contentCreated: '2026-03-10T11:00:00Z',
  });
  expect(body).toMatchObject([{ contentType: 'Audit.Exchange', contentCreated: '2026-03-10T11:00:00.000Z' }]);
  const again = await control('POST', 'republish', { contentId: body[0].contentId });
  expect(await lines('truth')).toMatchObject([
    {
      id: 'a',
      recordType: 50,
      text,
      expected: 'stored',
      contentIds: [body[0].contentId, again.body.contentId],
    },
  ]);
  expect(await lines('contents')).toHaveLength(2);
});

test('publishes bytes as they are', async () => {
  const { body } = await control('POST', 'publish', { base64: Buffer.from([0xff, 0x00]).toString('base64') });
  expect(body).toMatchObject([{ sizeBytes: 2 }]);
});

test('generates', async () => {
  const generate = { seed: 'x', count: 25, recordsPerBlob: 10, mix: { omePortal: 1 } };
  expect((await control('POST', 'publish', { generate })).body).toHaveLength(3);
  const truth = await lines('truth');
  expect(truth).toHaveLength(25);
  expect(truth).toContainEqual(expect.objectContaining({ recordType: 154 }));
});

test('faults: named ones change, the others stay, null puts one back', async () => {
  await control('POST', 'faults', { nextPageLoop: true, requestsFail: { rate: 0, kinds: ['500'] } });
  const { body } = await control('POST', 'faults', { requestsFail: null });
  expect(body.nextPageLoop).toBe(true);
  expect(body.requestsFail).toBeUndefined();
  expect(tenant.faults.current.nextPageLoop).toBe(true);
  expect((await control('DELETE', 'faults')).body.nextPageLoop).toBe(false);
});

test('the clock moves', async () => {
  await control('POST', 'clock', { now: '2026-03-10T10:00:00Z' });
  const { body } = await control('POST', 'clock', { advanceMs: 3_600_000 });
  expect(body.now).toMatch(/^2026-03-10T11:00:0/);
});

test('counters and violations', async () => {
  await askTenant(tenant, '/nowhere', { token: 'x' });
  expect((await control('GET', 'counters')).body).toEqual({ unknown: 1 });
  expect((await control('GET', 'violations')).body).toMatchObject([
    { kind: 'tokenSentElsewhere', path: '/nowhere' },
  ]);
});

test.each([
  ['POST', 'publish', { records: 'no' }, 400],
  ['POST', 'republish', { contentId: 'no' }, 400],
  ['POST', 'faults', { nonsense: 1 }, 400],
  ['POST', 'clock', {}, 400],
  ['GET', 'nonsense', undefined, 404],
])('%s %s with %j: %i', async (method, route, body, status) => {
  expect((await control(method, route, body)).status).toBe(status);
});
