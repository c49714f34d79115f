import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { brokenLimit } from '../../../shared/tables/store/brokenLimit';
import { keepText, readKeptText } from '../../../shared/tables/store/keptText';

const head = { partitionKey: '50_2026-03-10', rowKey: '12:00:00_x', Id: 'x', Columns: 'y'.repeat(20_000) };

function keep(utf8: Uint8Array, text: string | undefined) {
  const kept = keepText({ text, utf8 }, 'AuditData', head);
  const rows = [
    { ...head, ...kept.columns },
    ...kept.continuations.map((columns) => ({
      ...columns,
      partitionKey: 'p'.repeat(512),
      rowKey: 'r'.repeat(512),
    })),
  ];
  return { ...kept, rows };
}

describe('keepText', () => {
  it.each([0, 1, 32_000])('keeps %i units as text', (units) => {
    const text = 'é'.repeat(units);
    expect(keep(Buffer.from(text), text)).toMatchObject({ columns: { AuditData: text }, continuations: [] });
  });

  it('keeps 32,001 units as gzip members of 60,000 bytes each, on one row', () => {
    const utf8 = Buffer.from('é'.repeat(32_001));
    const { columns, continuations } = keep(utf8, utf8.toString());
    expect(Object.keys(columns)).toEqual(['AuditDataGzip00', 'AuditDataGzip01']);
    expect(continuations).toEqual([]);
    expect(columns.AuditDataGzip00 instanceof Uint8Array && gunzipSync(columns.AuditDataGzip00)).toEqual(
      utf8.subarray(0, 60_000),
    );
  });

  it('keeps bytes that are no UTF-8 as they are', () => {
    const bytes = Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d);
    const kept = keepText({ text: undefined, utf8: bytes }, 'Text', head);
    expect(Object.keys(kept.columns)).toEqual(['TextGzip00']);
    expect(readKeptText([kept.columns], 'Text')).toEqual(Buffer.from(bytes));
  });

  it.each([
    ['5 MB that compress well', Buffer.alloc(5_000_000, '{"a":1},'), 0],
    ['5 MB that do not compress', randomBytes(5_000_000), 4],
    ['40 MB that compress well', Buffer.alloc(40_000_000, 'x'), 6],
  ])('keeps %s within the limits of every row', (_, utf8, continuations) => {
    const { rows, columns } = keep(utf8, 'x'.repeat(32_001));
    expect(rows.length - 1).toBe(continuations);
    expect(columns.Parts).toBe(continuations === 0 ? undefined : continuations);
    for (const row of rows) expect(brokenLimit(row)).toBeUndefined();
    expect(readKeptText(rows, 'AuditData')?.equals(utf8)).toBe(true);
  });

  it('leaves the head without slices where its columns leave no room', () => {
    const wide: Record<string, string> = Object.fromEntries(
      Array.from({ length: 15 }, (_, n) => [`C${n}`, 'x'.repeat(32_768)]),
    );
    const utf8 = randomBytes(70_000);
    const kept = keepText({ text: undefined, utf8 }, 'AuditData', {
      ...wide,
      More: 'x'.repeat(9_000),
      partitionKey: 'p',
      rowKey: 'r',
    });
    expect(kept.columns).toEqual({ Parts: 1 });
    expect(readKeptText([kept.columns, ...kept.continuations], 'AuditData')).toEqual(utf8);
  });

  it('gives any bytes back', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 31_990, max: 130_000 }).map((length) => randomBytes(length)),
    );
    fc.assert(
      fc.property(bytes, fc.boolean(), (utf8, asText) => {
        const text = asText ? Buffer.from(utf8).toString() : undefined;
        const exact = text === undefined ? Buffer.from(utf8) : Buffer.from(text);
        expect(readKeptText(keep(exact, text).rows, 'AuditData')).toEqual(exact);
      }),
      { numRuns: 60 },
    );
  });

  it('says where there is no text', () => {
    expect(readKeptText([{ Id: 'x' }], 'AuditData')).toBeUndefined();
  });
});
