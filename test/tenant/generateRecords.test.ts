import { generateRecords } from './generator/generateRecords';
import { createRecordSource } from './generator/recordSource';

const options = {
  seed: 7,
  count: 3000,
  from: new Date('2026-03-01T00:00:00Z'),
  to: new Date('2026-03-02T00:00:00Z'),
};
const records = [...generateRecords(options)];
const parsed = records.map(({ text }) => JSON.parse(text));

test('the same seed gives the same texts, another seed others', () => {
  expect([...generateRecords({ ...options, count: 50 })]).toEqual([
    ...generateRecords({ ...options, count: 50 }),
  ]);
  const [other] = generateRecords({ ...options, seed: 8 });
  expect(other?.id).not.toBe(records[0]?.id);
});

test('any record can be made without its forerunners', () => {
  expect(createRecordSource(options).at(1234)).toEqual(records[1234]);
});

test('what is said about a record is what its text says', () => {
  for (const [index, record] of records.entries()) {
    expect(parsed[index]).toMatchObject({
      Id: record.id,
      RecordType: record.recordType,
      CreationTime: record.creationTime,
    });
  }
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
});

test('creation times rise within the span asked for and have no zone', () => {
  const times = records.map(({ creationTime }) => creationTime);
  expect(times).toEqual([...times].sort());
  expect(times.every((time) => /^2026-03-01T\d\d:\d\d:\d\d$/.test(time))).toBe(true);
});

test('every type of the Exchange family occurs', () => {
  const types = new Set(records.map(({ recordType }) => recordType));
  expect([...types].sort((a, b) => a - b)).toEqual([1, 2, 3, 19, 43, 50, 68, 75, 101, 107, 154, 275, 9999]);
});

test('records are as large as in the field', () => {
  const sizes = records.map(({ text }) => Buffer.byteLength(text)).sort((a, b) => a - b);
  const median = sizes[1500] ?? 0;
  expect(median).toBeGreaterThan(1000);
  expect(median).toBeLessThan(3000);
});

test.each<[string, (text: string) => boolean]>([
  ['escaped slashes', (text) => text.includes('\\/')],
  ['lower-case escapes beyond ASCII', (text) => /\\u00[a-f\d]*[a-f][a-f\d]*/.test(text)],
  ['upper-case escapes beyond ASCII', (text) => /\\u00[A-F\d]*[A-F][A-F\d]*/.test(text)],
  ['raw characters beyond ASCII', (text) => /[^\0-\x7f]/.test(text)],
  ['white space between tokens', (text) => text.startsWith('{\n')],
  ['a server that ends with CR LF', (text) => text.includes('\\r\\n"')],
  ['False as text', (text) => text.includes('"ExternalAccess":"False"')],
  ['a name with a trailing blank', (text) => text.includes('"ExternalAccess ":false')],
  ['an IPv6 address with port', (text) => /"\[2001:db8:[\da-f:]+\]:\d+"/.test(text)],
  ['integers beyond 2^53', (text) => /"SequenceNumber":\s*9007199254740\d{3}/.test(text)],
  ['a throttled access', (text) => text.includes('"IsThrottled","Value":"True"')],
  ['attachment access', (text) => text.includes('"AttachmentAccess"')],
  ['a synchronised folder', (text) => text.includes('"Value":"Sync"')],
  ['an entry without Value', (text) => text.includes('{"Name":"RuleName"}')],
  ['Parameters as one string', (text) => text.includes('"Parameters":"-Start')],
])('the field habit occurs: %s', (_, occurs) => {
  expect(records.some(({ text }) => occurs(text))).toBe(true);
});

test('one message is seen by several kinds of record, one session by several records', () => {
  const byMessage = new Map<string, Set<number>>();
  for (const { text, recordType } of records) {
    for (const [id] of text.matchAll(/<[^"<>]+@[^"<>]+>/g)) {
      byMessage.set(id, (byMessage.get(id) ?? new Set()).add(recordType));
    }
  }
  expect(Math.max(...[...byMessage.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(3);
  const sessions = parsed.map(({ SessionId }) => SessionId).filter(Boolean);
  expect(new Set(sessions).size).toBeLessThan(sessions.length);
});

test('the encrypted message portal has all operations, ways of signing in and failures', () => {
  const portal = [...generateRecords({ ...options, count: 300, mix: { omePortal: 1 } })].map(({ text }) =>
    JSON.parse(text),
  );
  expect(new Set(portal.map(({ Operation }) => Operation)).size).toBe(6);
  expect(new Set(portal.map(({ AuthenticationMethod }) => AuthenticationMethod)).size).toBe(5);
  expect(new Set(portal.map(({ OperationStatus }) => OperationStatus))).toEqual(new Set([0, 1]));
});

test('a mix names the families that occur', () => {
  const labels = [...generateRecords({ ...options, count: 40, mix: { label: 1, dlp: 1 } })];
  expect(new Set(labels.map(({ recordType }) => recordType))).toEqual(new Set([13, 43]));
  expect(() => [...generateRecords({ ...options, mix: {} })]).toThrow(RangeError);
});
