import { createHash } from 'node:crypto';
import { verifyJson } from '../../cli/output/verifyJson';
import { quarantinedItems } from '../../shared/replay/quarantinedItems';
import { replay } from '../../shared/replay/replay';
import type { Azurite } from '../azurite/startAzurite';
import { startAzurite } from '../azurite/startAzurite';
import { textOf } from '../ingest/pollHarness';
import { openTables } from '../query/tablesWithRecords';
import { amongGoodRecords, badContents } from '../tenant/bad/badContent';
import { oddRecords } from '../tenant/bad/oddRecords';
import { unusableRecords } from '../tenant/bad/unusableRecords';
import { publishGenerated } from '../tenant/publishGenerated';
import { startVerifyHarness, type VerifyHarness } from './verifyHarness';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RECORDS = 'Records202603';
const INDEX = 'Index202603';

let azurite: Azurite;
let harness: VerifyHarness;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  harness = await startVerifyHarness(azurite);
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
const table = (name: string) => `${harness.names.prefix}${name}`;
const at = { partitionKey: '50_2026-03-20', rowKey: '08:00:00_a' };

/** Ids found, of the kinds that mean a fault. */
function faults(result: Awaited<ReturnType<VerifyHarness['verify']>>): Record<string, unknown> {
  const { missing, different, unindexed, notStored, unreachable, unlisted } = verifyJson(result);
  const lists = Object.entries({ missing, different, unindexed, notStored, unreachable, unlisted });
  return Object.fromEntries(lists.filter(([, ids]) => Array.isArray(ids) && ids.length > 0));
}

test('six days of every kind of record are found to be as Microsoft gives them, in few requests', async () => {
  const to = new Date(harness.clock.now().getTime() - HOUR_MS);
  publishGenerated(harness.tenant, { seed: 11, count: 400, recordsPerBlob: 10, to, delayMs: 30 * MINUTE_MS });
  await harness.poll();
  const readsBefore = harness.tenant.requests.fetchContent ?? 0;
  const result = await harness.verify();
  expect(faults(result)).toEqual({});
  expect(result.findings.isClean).toBe(true);
  expect(result.runs).toMatchObject([
    { contentType: 'Audit.Exchange', contents: 40, records: 400, repaired: 0 },
  ]);
  expect((harness.tenant.requests.fetchContent ?? 0) - readsBefore).toBe(40);
});

test('odd records, unusable ones and broken blobs are no difference once they are stored as they should be', async () => {
  const now = harness.clock.now();
  harness.tenant.publish(
    amongGoodRecords([...oddRecords(now), ...unusableRecords(now)], now),
    created(3 * HOUR_MS),
  );
  for (const { bytes, records } of badContents(now))
    harness.tenant.publish(bytes, { records, ...created(3 * HOUR_MS) });
  for (let polls = 0; polls < 6; polls++) {
    await harness.poll();
    harness.clock.advance(30 * MINUTE_MS);
  }
  const result = await harness.verify();
  expect(faults(result)).toEqual({});
});

test('a row that was removed is missing; --repair stores the record again, and then nothing is', async () => {
  harness.tenant.publish([record('a'), record('b')], created(HOUR_MS));
  await harness.poll();
  await harness.remove(table(RECORDS), at.partitionKey, at.rowKey);
  expect(faults(await harness.verify())).toEqual({ missing: ['a'] });
  const repaired = await harness.verify({ repair: true });
  expect(faults(repaired)).toEqual({ missing: ['a'] });
  expect(repaired.runs).toMatchObject([{ repaired: 1 }]);
  expect(faults(await harness.verify())).toEqual({});
  expect((await harness.records()).map(textOf)).toEqual([record('a'), record('b')]);
});

test.each([
  ['its text', { AuditData: '{"Id":"a"}' }, 'altered'],
  ['its hash', { AuditDataSha256: '0'.repeat(64) }, 'altered'],
  ['a column', { UserId: 'eve@contoso.example' }, 'column UserId'],
  ['a time', { CreationTime: new Date('2026-03-20T08:00:01Z') }, 'column CreationTime'],
])('a row of which somebody changed %s is different', async (_what, change, detail) => {
  harness.tenant.publish([record('a'), record('b')], created(HOUR_MS));
  await harness.poll();
  await harness.edit(table(RECORDS), { ...at, ...change });
  const result = await harness.verify();
  expect(faults(result)).toEqual({ different: ['a'] });
  expect(result.findings.of('different')).toMatchObject([{ row: `${at.partitionKey}/${at.rowKey}`, detail }]);
});

test('an altered row is never overwritten: --repair keeps the received text beside it, and it stays a finding', async () => {
  harness.tenant.publish([record('a')], created(HOUR_MS));
  await harness.poll();
  await harness.edit(table(RECORDS), { ...at, AuditData: '{"Id":"a"}' });
  expect((await harness.verify({ repair: true })).runs).toMatchObject([{ repaired: 1 }]);
  const rows = await harness.records();
  expect(rows.map((row) => [textOf(row), row.IsVariant])).toEqual([
    ['{"Id":"a"}', false],
    [record('a'), true],
  ]);
  const again = await harness.verify({ repair: true });
  expect(faults(again)).toEqual({ different: ['a'] });
  expect(again.runs).toMatchObject([{ repaired: 0 }]);
});

test('text and hash changed together: the received text is stored as a variant by --repair', async () => {
  harness.tenant.publish([record('a')], created(HOUR_MS));
  await harness.poll();
  const forged = record('a', { Operation: 'Nothing' });
  const AuditDataSha256 = createHash('sha256').update(forged).digest('hex');
  await harness.edit(table(RECORDS), { ...at, AuditData: forged, AuditDataSha256 });
  const found = await harness.verify({ repair: true });
  expect(found.findings.of('different')).toMatchObject([{ id: 'a', detail: 'otherText' }]);
  expect((await harness.records()).map(textOf)).toEqual([forged, record('a')]);
});

test('variants and respelled texts are no difference', async () => {
  harness.tenant.publish([record('a')], created(4 * HOUR_MS));
  harness.tenant.publish([record('a', { Operation: 'AttachmentAccess' })], created(3 * HOUR_MS));
  harness.tenant.publish([record('a').replaceAll(',', ' , ')], created(2 * HOUR_MS));
  expect(await harness.poll()).toMatchObject({ records: 3 });
  const result = await harness.verify();
  expect(faults(result)).toEqual({});
  expect(result.findings.count('severalKeys')).toBe(0);
});

test('a variant without its first row is found; the first record is missing', async () => {
  const other = record('a', { Operation: 'AttachmentAccess' });
  harness.tenant.publish([record('a')], created(4 * HOUR_MS));
  await harness.poll();
  harness.tenant.publish([other], created(HOUR_MS));
  await harness.poll();
  await harness.remove(table(RECORDS), at.partitionKey, at.rowKey);
  const result = await harness.verify({ repair: true });
  expect(result.findings.of('missing')).toMatchObject([{ id: 'a' }]);
  expect(faults(await harness.verify())).toEqual({});
  expect((await harness.records()).map(textOf)).toEqual([record('a'), other]);
});

test('a long text that has lost a part of it is different, and whole again after --repair', async () => {
  const noise = (_: unknown, index: number) => createHash('sha512').update(`${index}`).digest('base64');
  const long = record('a', { Long: Array.from({ length: 20_000 }, noise).join('') });
  harness.tenant.publish([long, record('b')], created(HOUR_MS));
  await harness.poll();
  expect(faults(await harness.verify())).toEqual({});
  const part = (await harness.rows(table(RECORDS))).find(({ rowKey }) => rowKey.endsWith('~01'));
  await harness.remove(table(RECORDS), at.partitionKey, part?.rowKey ?? 'there is no such part');
  const found = await harness.verify({ repair: true });
  expect(found.findings.of('different')).toMatchObject([{ id: 'a', detail: 'textLost' }]);
  expect(faults(await harness.verify())).toEqual({});
});

test('a compressed text that was changed is different; --repair keeps the received one beside it', async () => {
  const long = record('a', { Long: 'long '.repeat(10_000) });
  harness.tenant.publish([long], created(HOUR_MS));
  await harness.poll();
  await harness.edit(table(RECORDS), { ...at, AuditDataGzip00: new Uint8Array([1, 2, 3]) });
  const found = await harness.verify({ repair: true });
  expect(found.findings.of('different')).toMatchObject([{ id: 'a', detail: 'textLost' }]);
  const [, beside] = await harness.records();
  expect(beside && textOf(beside)).toBe(long);
});

test('an index row that was removed leaves its record unfound by that search, until --repair', async () => {
  harness.tenant.publish([record('a'), record('b', { UserId: 'bob@contoso.example' })], created(HOUR_MS));
  await harness.poll();
  const rows = await harness.rows(table(INDEX));
  const ofBob = rows.find(({ partitionKey }) => partitionKey.startsWith('user_'));
  for (const { partitionKey, rowKey } of rows.filter((row) => row === ofBob || row.rowKey.startsWith('a|'))) {
    await harness.remove(table(INDEX), partitionKey, rowKey);
  }
  const found = await harness.verify();
  expect(found.findings.of('unindexed')).toMatchObject([{ id: 'a', detail: 'user record' }]);
  await harness.verify({ repair: true });
  expect(faults(await harness.verify())).toEqual({});
  expect(await harness.rows(table(INDEX))).toHaveLength(rows.length);
});

test('a quarantined text that was removed is missing, named by its place; --repair puts it back', async () => {
  const { contentId } = harness.tenant.publish([record('a'), '{"Id":"no time or type"}'], created(HOUR_MS));
  await harness.poll();
  const [aside] = await harness.rows(harness.names.quarantine);
  await harness.remove(harness.names.quarantine, aside?.partitionKey ?? '', aside?.rowKey ?? '');
  expect(faults(await harness.verify({ repair: true }))).toEqual({ missing: [`${contentId}#1`] });
  expect(faults(await harness.verify())).toEqual({});
  const [again] = await harness.rows(harness.names.quarantine);
  expect(again).toMatchObject({ Text: aside?.Text, Index: 1, Reason: aside?.Reason });
});

test('a quarantined text that was changed is different', async () => {
  const { contentId } = harness.tenant.publish(['{"Id":"no time or type"}'], created(HOUR_MS));
  await harness.poll();
  const [aside] = await harness.rows(harness.names.quarantine);
  const { partitionKey = '', rowKey = '' } = aside ?? {};
  await harness.edit(harness.names.quarantine, { partitionKey, rowKey, Text: 'another' });
  expect(faults(await harness.verify())).toEqual({ different: [`${contentId}#0`] });
});

test('what went into quarantine as implausible is not missing when its time has come nearer', async () => {
  const ahead = new Date(harness.clock.now().getTime() + 3 * DAY_MS).toISOString().slice(0, 19);
  harness.tenant.publish([record('ahead', { CreationTime: ahead })], created(HOUR_MS));
  expect(await harness.poll()).toMatchObject({ quarantined: 1 });
  harness.clock.advance(2 * DAY_MS);
  await harness.poll();
  expect(faults(await harness.verify())).toEqual({});

  // Replayed, it stands in quarantine as evidence only: its record must be there.
  const tables = openTables(azurite.connectionString, harness.names.prefix);
  const kept = { retentionMonths: undefined, allowImplausibleTime: false, appVersion: '1.2.3' };
  await replay(quarantinedItems(tables), { ...tables, ...kept, clock: harness.clock });
  expect(faults(await harness.verify())).toEqual({});
  const partitionKey = `50_${ahead.slice(0, 10)}`;
  await harness.remove(harness.names.records(ahead), partitionKey, `${ahead.slice(11)}_ahead`);
  expect(faults(await harness.verify({ repair: true }))).toEqual({ missing: ['ahead'] });
  expect(faults(await harness.verify())).toEqual({});
});

test('content that cannot be had is unreachable, unless a gap row says so already', async () => {
  const { contentId } = harness.tenant.publish([record('a')], created(HOUR_MS));
  const other = harness.tenant.publish([record('b')], created(2 * HOUR_MS));
  harness.tenant.faults.set({ rejectedContent: { contentIds: [other.contentId] } });
  await harness.poll();
  harness.tenant.faults.set({ rejectedContent: { contentIds: [contentId, other.contentId] } });
  const result = await harness.verify();
  expect(verifyJson(result)).toMatchObject({
    unreachable: [contentId, other.contentId],
    knownGaps: [other.contentId],
    isClean: false,
    details: [{ kind: 'unreachable', id: contentId, detail: 'AF20050' }, { kind: 'knownGap' }],
  });
});

test.each([
  ['once', 1, []],
  ['each time', 99, ['unreadable']],
])('a body that comes cut %s is fetched again before anything is said of it', async (_, times, details) => {
  harness.tenant.publish([record('a'), record('b')], created(HOUR_MS));
  await harness.poll();
  const operations = ['fetchContent'];
  harness.tenant.faults.set({ requestsFail: { rate: 1, kinds: ['short-body'], operations, times } });
  const result = await harness.verify({ repair: true });
  expect(result.findings.of('unreachable').map(({ detail }) => detail)).toEqual(details);
  expect(result.findings.count('missing')).toBe(0);
  expect(await harness.rows(harness.names.quarantine)).toEqual([]);
});

test('the rest of a broken blob is missing where it was removed from quarantine', async () => {
  const { contentId } = harness.tenant.publish(
    Buffer.from(`[${record('a')},{"Id":"cut`),
    created(2 * HOUR_MS),
  );
  for (let polls = 0; polls < 5; polls++) {
    await harness.poll();
    harness.clock.advance(40 * MINUTE_MS);
  }
  expect(faults(await harness.verify())).toEqual({});
  const [aside] = await harness.rows(harness.names.quarantine);
  await harness.remove(harness.names.quarantine, aside?.partitionKey ?? '', aside?.rowKey ?? '');
  expect(faults(await harness.verify({ repair: true }))).toEqual({ missing: [`${contentId}#1`] });
  expect(faults(await harness.verify())).toEqual({});
});

test('content that nobody has stored is told by its contentId; young content is only pending', async () => {
  harness.tenant.publish([record('a')], created(2 * HOUR_MS));
  await harness.poll();
  const late = harness.tenant.publish([record('late')], created(3 * DAY_MS));
  const young = harness.tenant.publish([record('young')], created(5 * MINUTE_MS));
  const result = await harness.verify();
  expect(faults(result)).toEqual({ notStored: [late.contentId], missing: ['late'] });
  expect(result.findings.of('pending')).toMatchObject([{ id: young.contentId }]);

  const repaired = await harness.verify({ repair: true });
  expect(faults(repaired)).toEqual({ notStored: [late.contentId] });
  expect(repaired.runs).toMatchObject([{ repaired: 1 }]);
  expect(faults(await harness.verify())).toEqual({});
  expect(await harness.rows(harness.names.content)).toMatchObject([
    { state: 'stored', contentId: late.contentId, inserted: 1 },
    { state: 'stored' },
  ]);
});

test('an Id that came with two types stands under two keys', async () => {
  harness.tenant.publish([record('a'), record('a', { RecordType: 2 }), record('b')], created(HOUR_MS));
  await harness.poll();
  const result = await harness.verify();
  expect(result.findings.isClean).toBe(true);
  expect(verifyJson(result)).toMatchObject({ severalKeys: ['a'], counts: { severalKeys: 2 } });
});

test('a sample fetches only so many blobs', async () => {
  for (let hours = 1; hours <= 30; hours++)
    harness.tenant.publish([record(`r${hours}`)], created(hours * HOUR_MS));
  await harness.poll();
  const before = harness.tenant.requests.fetchContent ?? 0;
  expect((await harness.verify({ sample: 7 })).runs).toMatchObject([{ contents: 7, records: 7 }]);
  expect((harness.tenant.requests.fetchContent ?? 0) - before).toBe(7);
});

test('only the span asked for is checked; what lies beyond 7 days is told', async () => {
  for (let days = 1; days <= 6; days++) harness.tenant.publish([record(`r${days}`)], created(days * DAY_MS));
  await harness.poll();
  const now = harness.clock.now().getTime();
  const [from, to] = [new Date(now - 3.5 * DAY_MS), new Date(now - 1.5 * DAY_MS)];
  const part = await harness.verify({ from, to });
  expect(part.runs).toMatchObject([{ contents: 2 }]);
  expect(part.notListable).toBeUndefined();
  const far = await harness.verify({ from: new Date(now - 10 * DAY_MS) });
  expect(far.runs).toMatchObject([{ contents: 6 }]);
  expect(far.notListable?.from).toEqual(new Date(now - 10 * DAY_MS));
});

test('a stretch that cannot be listed is told, and the others are checked all the same', async () => {
  harness.tenant.publish([record('a')], created(HOUR_MS));
  await harness.poll();
  harness.tenant.faults.set({
    requestsFail: { rate: 1, kinds: ['500'], operations: ['listContent'], times: 5 },
  });
  const result = await harness.verify();
  expect(result.findings.count('unlisted')).toBe(1);
  expect(result.runs).toMatchObject([{ contents: 1 }]);
  expect(result.notes).toHaveLength(1);
});

test("another tenant's tables are not compared, and not filled", async () => {
  await harness.poll();
  await harness.edit(harness.names.coverage, {
    partitionKey: 'owner',
    rowKey: 'tenant',
    tenantId: 'another',
  });
  await expect(harness.verify({ repair: true })).rejects.toMatchObject({ name: 'OperatorFault' });
});

test('what a newer version has written is neither judged nor filled', async () => {
  await harness.poll();
  const keys = { partitionKey: 'Audit.Exchange', rowKey: 'coverage' };
  await harness.edit(harness.names.coverage, { ...keys, version: 2 });
  const before = await harness.rows(harness.names.coverage);
  await expect(harness.verify({ repair: true })).rejects.toThrow('newer version of this app');
  expect(await harness.rows(harness.names.coverage)).toEqual(before);
});
