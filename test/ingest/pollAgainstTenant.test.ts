import { createHash } from 'node:crypto';
import { storedTexts } from '../../shared/tables/auditRecords/storedTexts';
import type { Azurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { type PollHarness, startPollHarness, startStore, textOf } from './pollHarness';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let azurite: Azurite;
let harness: PollHarness;

beforeAll(async () => {
  azurite = await startStore();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  harness = await startPollHarness(azurite);
});
afterEach(async () => {
  expect(harness.tenant.violations).toEqual([]);
  await harness.stop();
});

const record = (id: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    CreationTime: '2026-03-20T08:00:00',
    Id: id,
    Operation: 'MailItemsAccessed',
    RecordType: 50,
    Workload: 'Exchange',
    UserId: 'ada@contoso.example',
    ...more,
  });

const created = (agoMs: number) => ({ contentCreated: new Date(harness.clock.now().getTime() - agoMs) });

test('every record once, its text byte for byte; a second poll writes nothing', async () => {
  const to = new Date(harness.clock.now().getTime() - HOUR_MS);
  publishGenerated(harness.tenant, { seed: 7, count: 600, recordsPerBlob: 12, to });
  const first = await harness.poll();
  expect(first).toMatchObject({
    listed: 50,
    stored: 50,
    records: 600,
    inserted: 600,
    complete: true,
    gaps: [],
  });

  const stored = await harness.records();
  const truth = [...harness.tenant.truth.records()];
  expect(stored).toHaveLength(600);
  expect(new Set(stored.map(textOf))).toEqual(new Set(truth.map(({ text }) => text)));

  const second = await harness.poll();
  expect(second).toMatchObject({
    listed: 0,
    records: 0,
    transactions: 0,
    indexTransactions: 0,
    complete: true,
  });
  expect(second.ledgerTransactions).toBe(0);
});

test('what became available in the very second of the poll is not left for the next one', async () => {
  await harness.poll();
  harness.clock.advance(MINUTE_MS);
  harness.tenant.publish([record('just now')], created(0));
  expect(await harness.poll()).toMatchObject({ listed: 1, inserted: 1, complete: true });
});

test('content that is listed late, behind what was polled already, is found', async () => {
  await harness.poll();
  harness.clock.advance(10 * MINUTE_MS);
  await harness.poll();
  harness.tenant.publish([record('late')], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ listed: 1, inserted: 1, complete: true });
});

test('content that appears days behind what was polled is found by the next sweep', async () => {
  await harness.poll();
  harness.clock.advance(10 * MINUTE_MS);
  harness.tenant.publish([record('very late')], created(3 * DAY_MS));
  expect(await harness.poll()).toMatchObject({ listed: 0 });
  harness.clock.advance(6 * HOUR_MS);
  expect(await harness.poll()).toMatchObject({ listed: 1, inserted: 1, complete: true });
});

test('the same record in another blob is a duplicate: one row, no index row twice', async () => {
  const { contentId } = harness.tenant.publish([record('a'), record('b')], created(2 * HOUR_MS));
  await harness.poll();
  const indexBefore = await harness.rows(harness.names.index('2026-03-20'));
  harness.tenant.republish(contentId, created(HOUR_MS));
  const again = await harness.poll();
  expect(again).toMatchObject({ records: 2, inserted: 0, duplicates: 2, respelled: 0, variants: 0 });
  expect(await harness.records()).toHaveLength(2);
  expect(await harness.rows(harness.names.index('2026-03-20'))).toHaveLength(indexBefore.length);
});

test('a repeat within one blob counts as duplicate, the rest as inserted', async () => {
  harness.tenant.publish([record('a'), record('a'), record('b')], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ records: 3, inserted: 2, duplicates: 1 });
});

test('the same keys with another text: kept beside the first, never over it', async () => {
  harness.tenant.publish([record('a')], created(2 * HOUR_MS));
  await harness.poll();
  const other = record('a', { Operation: 'AttachmentAccess' });
  harness.tenant.publish([other], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ records: 1, variants: 1, inserted: 0, duplicates: 0 });
  const rows = await harness.records();
  const sha256 = createHash('sha256').update(other).digest('hex');
  expect(rows.map((row) => [row.rowKey, row.IsVariant, row.VariantOf, textOf(row)])).toEqual([
    ['08:00:00_a', false, undefined, record('a')],
    [`08:00:00_a~${sha256.slice(0, 8)}`, true, '08:00:00_a', other],
  ]);
  harness.tenant.publish([other], created(HOUR_MS - MINUTE_MS));
  expect(await harness.poll()).toMatchObject({ records: 1, duplicates: 1, variants: 0 });
});

test('two texts under one key in one blob: the second is a variant', async () => {
  harness.tenant.publish([record('a'), record('a', { Extra: 1 })], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ records: 2, inserted: 1, variants: 1 });
});

test('another spelling of the same record is a duplicate, and the first text stays', async () => {
  harness.tenant.publish([record('a')], created(2 * HOUR_MS));
  await harness.poll();
  const respelled = record('a').replace('{', '{ ').replace('08:00:00"', '08:00:00Z"');
  harness.tenant.publish([respelled], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ records: 1, duplicates: 1, respelled: 1, variants: 0 });
  expect((await harness.records()).map(textOf)).toEqual([record('a')]);
});

test('refused content is a gap, tried again at long pauses, and taken back when it comes after all', async () => {
  const { contentId } = harness.tenant.publish([record('a')], created(HOUR_MS));
  harness.tenant.publish([record('b')], created(HOUR_MS));
  harness.tenant.faults.set({ rejectedContent: { contentIds: [contentId], answer: 'AF20050' } });
  const first = await harness.poll();
  expect(first).toMatchObject({ refused: 1, stored: 1, inserted: 1, complete: true });
  expect(first.gaps).toMatchObject([{ contentId, reason: 'refused', state: 'open' }]);
  expect(await harness.poll()).toMatchObject({ refused: 0, gaps: [] });

  harness.tenant.faults.clear();
  harness.clock.advance(16 * MINUTE_MS);
  expect(await harness.poll()).toMatchObject({ stored: 1, inserted: 1, complete: true });
  const gaps = (await harness.rows(harness.names.coverage)).filter(({ rowKey }) => rowKey.startsWith('gap_'));
  expect(gaps).toMatchObject([{ state: 'withdrawn' }]);
});

test('content that expires before it can be had is a gap', async () => {
  harness.tenant.publish([record('a')], {
    ...created(2 * HOUR_MS),
    contentExpiration: new Date(harness.clock.now().getTime() + HOUR_MS),
  });
  harness.tenant.faults.set({ requestsFail: { rate: 1, kinds: ['500'], operations: ['fetchContent'] } });
  const failing = await harness.poll({ deadlineMs: 1 });
  expect(failing.complete).toBe(false);
  harness.clock.advance(2 * HOUR_MS);
  const late = await harness.poll();
  expect(late).toMatchObject({ expired: 1, backlog: 0, complete: true });
  expect(late.gaps).toMatchObject([{ reason: 'expired' }]);
});

test('a blob that is no array: what can be read is stored at once, the rest only after the same body came three times in an hour', async () => {
  await harness.stop();
  harness = await startPollHarness(azurite, { isHurried: true });
  const body = Buffer.from(`[${record('a')},${record('b')},{"Id":"c"`);
  harness.tenant.publish(body, created(HOUR_MS));
  const first = await harness.poll();
  expect(first).toMatchObject({ stored: 0, inserted: 2, complete: false, backlog: 1, gaps: [] });
  expect(await harness.records()).toHaveLength(2);
  expect(await harness.rows(harness.names.quarantine)).toHaveLength(0);

  harness.clock.advance(61 * MINUTE_MS);
  const last = await harness.poll();
  expect(last).toMatchObject({ stored: 1, records: 3, inserted: 2, quarantined: 1, complete: true });
  expect(last.gaps).toMatchObject([{ reason: 'unreadable' }]);
  expect(await harness.rows(harness.names.quarantine)).toMatchObject([
    { Reason: 'unreadable', Text: '{"Id":"c"' },
  ]);
});

test('refused first, unreadable in the end: the gap stays and says so', async () => {
  await harness.stop();
  harness = await startPollHarness(azurite, { isHurried: true });
  const { contentId } = harness.tenant.publish(Buffer.from('<html>not now</html>'), created(HOUR_MS));
  harness.tenant.faults.set({ rejectedContent: { contentIds: [contentId], answer: 'AF20050' } });
  await harness.poll();
  harness.tenant.faults.clear();
  for (let polls = 0; polls < 4; polls++) {
    harness.clock.advance(61 * MINUTE_MS);
    await harness.poll();
  }
  const gaps = (await harness.rows(harness.names.coverage)).filter(({ rowKey }) => rowKey.startsWith('gap_'));
  expect(gaps).toMatchObject([{ reason: 'unreadable', state: 'open' }]);
  expect(await harness.rows(harness.names.quarantine)).toMatchObject([{ Text: '<html>not now</html>' }]);
  expect(await harness.poll()).toMatchObject({ backlog: 0, complete: true });
});

test('texts with line separators are stored like any other', async () => {
  const texts = [record('a', { S: 'one\u2028two\u2029three' }), record('b', { S: 'é\u2028' }), record('c')];
  harness.tenant.publish(texts, created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ inserted: 3, quarantined: 0, complete: true });
  expect((await harness.records()).map(textOf)).toEqual(texts);
});

test('polling stopped for longer than the service lists: the stretch is a gap', async () => {
  await harness.poll();
  const stoppedAt = harness.clock.now().getTime();
  harness.clock.advance(9 * DAY_MS);
  const { gaps, complete } = await harness.poll();
  expect(complete).toBe(true);
  expect(gaps).toMatchObject([{ reason: 'notPolledInTime' }]);
  expect(Math.abs((gaps[0]?.from.getTime() ?? 0) - stoppedAt)).toBeLessThan(MINUTE_MS);
  expect(Math.abs((gaps[0]?.to.getTime() ?? 0) - (stoppedAt + 2 * DAY_MS + 5 * MINUTE_MS))).toBeLessThan(
    MINUTE_MS,
  );
});

test('a subscription found switched off is started again, and the time in between is a gap; never two starts in 15 minutes', async () => {
  await harness.poll();
  harness.clock.advance(5 * MINUTE_MS);
  harness.tenant.disableSubscription('Audit.Exchange');
  expect(await harness.poll()).toMatchObject({ complete: false });
  harness.clock.advance(11 * MINUTE_MS);
  const restarted = await harness.poll();
  expect(restarted.complete).toBe(true);
  expect(restarted.gaps).toMatchObject([{ reason: 'subscriptionDisabled' }]);
  expect(harness.tenant.requests.startSubscription).toBe(2);
});

test('a blob that is not whole when it is new is looked at once more', async () => {
  harness.tenant.publish([record('a'), record('b')], created(MINUTE_MS));
  harness.tenant.faults.set({ partialBlobYoungerThanMs: 5 * MINUTE_MS });
  expect(await harness.poll()).toMatchObject({ stored: 1, inserted: 1, complete: true });
  harness.clock.advance(16 * MINUTE_MS);
  const second = await harness.poll();
  expect(second).toMatchObject({ stored: 0, records: 2, inserted: 2, complete: true });
  expect(await harness.records()).toHaveLength(2);
  const fetches = harness.tenant.requests.fetchContent;
  await harness.poll();
  expect(harness.tenant.requests.fetchContent).toBe(fetches);
});

test('a record of 5 MB is stored whole', async () => {
  const big = record('big', { Blob: 'ab\\u00e9"'.repeat(700_000) });
  harness.tenant.publish([record('small'), big], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ inserted: 2, quarantined: 0, complete: true });
  const at = {
    table: harness.names.records('2026-03-20'),
    partitionKey: '50_2026-03-20',
    rowKey: '08:00:00_big',
  };
  const [stored] = await storedTexts(harness.store, at);
  expect(stored?.row.Parts).toBe(1);
  expect(stored?.utf8.toString('utf8') === big).toBe(true);
});

test('one content type that cannot be had does not keep the others out', async () => {
  harness.tenant.publish([record('a')], created(HOUR_MS));
  const env = { CONTENT_TYPES: 'Audit.General,Audit.Exchange' };
  harness.tenant.faults.set({
    requestsFail: { rate: 1, kinds: ['500'], operations: ['startSubscription'], times: 1 },
  });
  const summary = await harness.poll({ env });
  expect(summary).toMatchObject({ inserted: 1, complete: false });
  expect(summary.notes).not.toEqual([]);
});

test('a stop in the middle ends cleanly, and the next poll goes on', async () => {
  publishGenerated(harness.tenant, { seed: 3, count: 400, recordsPerBlob: 4 });
  const stop = new AbortController();
  harness.tenant.faults.set({ requestsFail: { rate: 0.2, kinds: ['503'], operations: ['fetchContent'] } });
  setTimeout(() => stop.abort(new Error('Ctrl-C')), 400);
  const first = await harness.poll({ abortSignal: stop.signal });
  expect(first.complete).toBe(false);
  harness.tenant.faults.clear();
  harness.clock.advance(MINUTE_MS);
  const second = await harness.poll();
  expect(second.complete).toBe(true);
  expect(await harness.records()).toHaveLength(400);
});

test('a clock on this machine that is a month fast makes nothing expired and no sweep a thing of the future', async () => {
  await harness.poll();
  harness.tenant.publish([record('a')], created(HOUR_MS));
  harness.tenant.faults.set({ serverClockSkewMs: -30 * DAY_MS });
  harness.clock.advance(30 * DAY_MS);
  expect(await harness.poll({ env: { RETENTION_MONTHS: '1' } })).toMatchObject({
    expired: 0,
    inserted: 1,
    beyondRetention: 0,
    complete: true,
  });
});

test('a clock that is ten minutes slow keeps nothing from being listed, and what it has not reached is not called listed', async () => {
  harness.tenant.faults.set({ serverClockSkewMs: 10 * MINUTE_MS });
  harness.tenant.publish([record('a')], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ inserted: 1, complete: false });
});

test('blobs that keep failing do not keep new ones from being listed and stored', async () => {
  await harness.stop();
  harness = await startPollHarness(azurite, { isHurried: true });
  const failing = Array.from({ length: 60 }, (_, index) =>
    harness.tenant.publish([record(`f${index}`)], created(HOUR_MS)),
  );
  const contentIds = failing.map(({ contentId }) => contentId);
  harness.tenant.faults.set({ rejectedContent: { contentIds, answer: 'AF50000' } });
  await harness.poll();
  harness.clock.advance(HOUR_MS);
  harness.tenant.publish([record('new')], created(MINUTE_MS));
  expect(await harness.poll()).toMatchObject({ listed: 1, inserted: 1, complete: false, backlog: 60 });
  harness.tenant.faults.clear();
  harness.clock.advance(2 * HOUR_MS);
  expect(await harness.poll()).toMatchObject({ inserted: 60, complete: true });
});

test('a number that JavaScript cannot hold, in any field, harms neither the record nor the feed', async () => {
  const texts = ['12345678901234567890', '1e400', '{"toString":1,"valueOf":2}'].map((value, index) =>
    record(`odd${index}`, { X: 0 }).replace('"X":0', `"UserType":${value}`),
  );
  harness.tenant.publish(texts, created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ inserted: 3, quarantined: 0, complete: true });
  expect((await harness.records()).map(textOf)).toEqual(texts);
});

test('auditing switched off: every poll says so, also while no second start may be asked for', async () => {
  harness.tenant.faults.set({ auditingOff: true });
  await expect(harness.poll()).rejects.toMatchObject({
    message: expect.stringContaining('auditing is switched off'),
  });
  harness.clock.advance(5 * MINUTE_MS);
  await expect(harness.poll()).rejects.toMatchObject({ fix: expect.stringContaining('auditing on') });
  harness.tenant.faults.clear();
  harness.clock.advance(15 * MINUTE_MS);
  expect(await harness.poll()).toMatchObject({ complete: true });
});
