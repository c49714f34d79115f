import { createHash, randomBytes } from 'node:crypto';
import { quarantineRows } from '../../../shared/tables/auditQuarantine/quarantinedText';
import { brokenLimit } from '../../../shared/tables/store/brokenLimit';
import { readKeptText } from '../../../shared/tables/store/keptText';

const origin = { source: 'api', contentId: '20260310$blob', quarantinePartition: '2026-03-10' };

function quarantined(utf8: Uint8Array) {
  const sha256 = createHash('sha256').update(utf8).digest('hex');
  return { utf8, sha256, reason: 'invalidJson', detail: 'Not valid JSON from character 3 on.', index: 7 };
}

describe('quarantineRows', () => {
  it('keeps the exact text with its reason', () => {
    const text = quarantined(Buffer.from('\ufeff{"Id":'));
    const { head, continuations } = quarantineRows(text, { ...origin, fileName: 'export.csv' });
    expect(continuations).toEqual([]);
    expect(head).toEqual({
      partitionKey: '2026-03-10',
      rowKey: `20260310$blob_${text.sha256.slice(0, 16)}`,
      Reason: 'invalidJson',
      Detail: 'Not valid JSON from character 3 on.',
      Index: 7,
      ContentId: '20260310$blob',
      Source: 'api',
      FileName: 'export.csv',
      TextSha256: text.sha256,
      Text: '\ufeff{"Id":',
    });
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xc3, 0x28])],
    ['nothing', Buffer.alloc(0)],
    ['5 MB', randomBytes(5_000_000)],
  ])('keeps %s', (_, utf8) => {
    const text = quarantined(utf8);
    const { head, continuations } = quarantineRows(text, origin);
    for (const row of [head, ...continuations]) expect(brokenLimit(row)).toBeUndefined();
    for (const [index, row] of continuations.entries()) {
      expect(row.rowKey).toBe(`${head.rowKey}~${text.sha256.slice(0, 16)}~0${index + 1}`);
      expect(row).not.toHaveProperty('Reason');
    }
    expect(readKeptText([head, ...continuations], 'Text')?.equals(utf8)).toBe(true);
  });
});
