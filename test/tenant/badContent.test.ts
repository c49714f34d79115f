import { amongGoodRecords, badContents } from './bad/badContent';
import { oddRecords } from './bad/oddRecords';
import { omePortalSamples } from './bad/publishedSamples';
import { unusableRecords } from './bad/unusableRecords';
import { vendorSampleAsPrinted, vendorSampleMended } from './bad/vendorSample';
import type { PublishedRecord } from './content/publishedRecord';
import { recordBytes } from './content/publishedRecord';

const now = new Date('2026-03-10T12:00:00Z');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A reader of the plainest kind: valid UTF-8, JSON, an object with the three fields that a key is made of. */
function isUsable(record: PublishedRecord): boolean {
  try {
    const { Id, RecordType, CreationTime } = JSON.parse(strictUtf8.decode(recordBytes(record)));
    const type = Number(RecordType ?? Number.NaN);
    const time = Date.parse(typeof CreationTime === 'string' ? CreationTime : 'no time');
    return (
      typeof Id === 'string' &&
      Id.trim() !== '' &&
      Number.isInteger(type) &&
      Math.abs(type) < 2 ** 31 &&
      time > Date.parse('2010-01-01') &&
      time < now.getTime() + 2 * 86_400_000
    );
  } catch {
    return false;
  }
}

test.each(oddRecords(now).map((record) => [record.name, record] as const))('%s is usable', (_, record) => {
  expect(isUsable(record)).toBe(true);
  expect(record.expected).toBe('stored');
  const parsed = JSON.parse(record.text);
  expect([parsed.Id, Number(parsed.RecordType), parsed.CreationTime]).toEqual([
    record.id,
    record.recordType,
    record.creationTime,
  ]);
});

test.each(unusableRecords(now).map((record) => [record.name, record] as const))(
  '%s is not usable',
  (_, record) => {
    expect(isUsable(record)).toBe(false);
    expect(record.expected).toBe('quarantined');
  },
);

test('no two records have the same text', () => {
  const all = [...oddRecords(now), ...unusableRecords(now)];
  expect(new Set(all.map((record) => Buffer.from(recordBytes(record)).toString('latin1'))).size).toBe(
    all.length,
  );
});

test.each(badContents(now).map((content) => [content.name, content] as const))(
  '%s holds its records',
  (_, content) => {
    const text = Buffer.from(content.bytes).toString('utf8');
    for (const record of content.records) expect(text).toContain(record.text);
    expect(content.records.every(isUsable)).toBe(true);
  },
);

test('every bad record has good neighbours', () => {
  const bad = unusableRecords(now);
  const records = amongGoodRecords(bad, now);
  expect(records).toHaveLength(2 * bad.length + 1);
  expect(records.filter(isUsable)).toHaveLength(bad.length + 1);
});

test('the samples are usable but for the one with the invalid escape', () => {
  expect([...omePortalSamples, vendorSampleMended].map(isUsable)).toEqual([true, true, true]);
  expect(isUsable(vendorSampleAsPrinted)).toBe(false);
  expect(JSON.parse(vendorSampleMended.text)).toMatchObject({
    'ExternalAccess ': false,
    OriginatingServer: 'DB7PR04MB9001 (15.20.2878.014)\r\n',
    Folders: [{ Path: '\\Inbox' }],
  });
});
