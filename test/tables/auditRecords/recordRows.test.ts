import { randomBytes } from 'node:crypto';
import { asVariant, recordRows } from '../../../shared/tables/auditRecords/recordRows';
import { brokenLimit } from '../../../shared/tables/store/brokenLimit';
import { readKeptText } from '../../../shared/tables/store/keptText';
import { record } from '../record';

const origin = { source: 'api', contentId: '20260310$blob', quarantinePartition: '2026-03-10' };

describe('recordRows', () => {
  it('gives a record its columns, its exact text and where it came from', () => {
    const given = record({ Operation: 'Send' });
    const { head, continuations } = recordRows(given, origin);
    expect(continuations).toEqual([]);
    expect(head).toMatchObject({
      partitionKey: '2_2026-03-10',
      rowKey: '12:34:56_id-1',
      Id: 'id-1',
      CreationTime: { type: 'DateTime', value: '2026-03-10T12:34:56Z' },
      RecordType: 2,
      Operation: 'Send',
      AuditData: given.text,
      AuditDataSha256: given.sha256,
      IsVariant: false,
      Source: 'api',
      ContentId: '20260310$blob',
      ContractVersion: 1,
      ParserVersion: 1,
    });
  });

  it("lets the product's own columns win over fields of the same name", () => {
    const { head } = recordRows(
      record({ Source: 'theirs', IsVariant: true, AuditData: 'x', ContentId: 'y' }),
      origin,
    );
    expect(head).toMatchObject({ Source: 'api', IsVariant: false, ContentId: '20260310$blob' });
    expect(head.AuditData).toContain('"Source":"theirs"');
  });

  it('keeps a text of 5 MB on rows that all fit, the head with their number', () => {
    const given = record({ Parameters: randomBytes(3_700_000).toString('base64') });
    const { head, continuations } = recordRows(given, origin);
    expect(head.Parts).toBe(continuations.length);
    expect(continuations.length).toBeGreaterThan(1);
    expect(continuations.map(({ rowKey }) => rowKey)).toEqual(
      continuations.map((_, n) => `12:34:56_id-1~${given.sha256.slice(0, 16)}~0${n + 1}`),
    );
    for (const row of [head, ...continuations]) expect(brokenLimit(row)).toBeUndefined();
    for (const row of continuations) expect(row).not.toHaveProperty('RecordType');
    expect(readKeptText([head, ...continuations], 'AuditData')?.toString()).toBe(given.text);
  });

  it('keeps only what makes it findable where its columns would break a limit', () => {
    const tooMany = Object.fromEntries(Array.from({ length: 260 }, (_, n) => [`Column${n}`, 'x']));
    const given = record();
    const { id, recordType, creationTime, text, utf8, sha256, lookups } = given;
    const columns = { ...given.columns, ...tooMany };
    const wide = { id, recordType, creationTime, text, utf8, sha256, lookups, columns };
    const { head } = recordRows(wide, origin);
    expect(brokenLimit(head)).toBeUndefined();
    expect(head).toMatchObject({ Id: 'id-1', Operation: 'Send', AuditData: given.text });
    expect(head.OmittedColumns).toContain('"Column259"');
  });
});

describe('asVariant', () => {
  const given = record({ Parameters: randomBytes(1_400_000).toString('base64') });
  const rows = recordRows(given, origin);

  it.each([8, 64] as const)('stands beside the first text, by %i digits of its hash', (digits) => {
    const { head, continuations } = asVariant(rows, given.sha256, digits);
    const rowKey = `12:34:56_id-1~${given.sha256.slice(0, digits)}`;
    expect(head).toMatchObject({
      rowKey,
      IsVariant: true,
      VariantOf: '12:34:56_id-1',
      Parts: continuations.length,
    });
    expect(continuations.map((row) => row.rowKey)).toEqual([`${rowKey}~${given.sha256.slice(0, 16)}~01`]);
    for (const row of [head, ...continuations]) expect(brokenLimit(row)).toBeUndefined();
  });
});
