import fc from 'fast-check';
import { brokenLimit } from '../../../shared/tables/store/brokenLimit';
import { ROW_LIMITS } from '../../../shared/tables/store/rowLimits';
import { rowPayloadInBytes } from '../../../shared/tables/store/rowPayload';
import { anyRow } from '../anyRow';
import { sentTransaction } from '../sentTransaction';

describe('rowPayloadInBytes', () => {
  it('is never less than what the client sends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 3 }), async (rows) => {
        const estimate = rows.reduce((sum, row) => sum + rowPayloadInBytes(row), 0);
        // The frame around the parts has its own margin in the limit of a transaction.
        expect(estimate + 1_000).toBeGreaterThanOrEqual(sentTransaction(rows).byteLength);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['a large row of plain text', 'x', 1.05],
    ['a large row of quotes', '"', 1.05],
    ['a large row of two-byte characters', 'é', 1.05],
    ['a large row of line separators', '\u2028', 1.05],
  ])('is close for %s', async (_, character, factor) => {
    const columns = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [`Column${n}`, character.repeat(30_000)]),
    );
    const row = { ...columns, partitionKey: 'p', rowKey: 'r' };
    const sentBytes = sentTransaction([row]).byteLength;
    expect(rowPayloadInBytes(row)).toBeLessThan(sentBytes * factor);
  });

  it('fits a transaction for any row that keeps the limits of a row', () => {
    const worst = Object.fromEntries(
      Array.from({ length: 15 }, (_, n) => [`Column${n}`, '\u0000'.repeat(32_768)]),
    );
    const row = { ...worst, partitionKey: 'p', rowKey: 'r' };
    expect(brokenLimit(row)).toBeUndefined();
    expect(rowPayloadInBytes(row)).toBeLessThan(ROW_LIMITS.transactionBytes);
  });
});
