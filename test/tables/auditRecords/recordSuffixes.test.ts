import fc from 'fast-check';
import { recordKeys } from '../../../shared/tables/auditRecords/recordKeys';

const id = fc.oneof(
  fc.stringMatching(/^[ab~=]{0,4}(~[0-9a-fA-F]{1,16}){0,2}(~0[1-3])?$/),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const suffix = fc.oneof(
  fc.stringMatching(/^~[0-9a-f]{8}$/),
  fc.stringMatching(/^~[0-9a-f]{64}$/),
  fc.stringMatching(/^~[0-9a-f]{16}~\d{2,3}$/),
  fc.stringMatching(/^~[0-9a-f]{8}~[0-9a-f]{16}~\d{2}$/),
);

function rowKey(of: string): string {
  return recordKeys({ id: of, recordType: 2, creationTime: '2026-03-10T12:34:56Z' }).rowKey;
}

describe('keys of variants and continuation rows', () => {
  it('are never the head key of another Id', () => {
    fc.assert(
      fc.property(id, suffix, fc.option(id), (owner, ownSuffix, other) => {
        const key = rowKey(owner) + ownSuffix;
        expect(rowKey(other ?? owner + ownSuffix)).not.toBe(key);
      }),
      { numRuns: 3_000 },
    );
  });

  it('are never those of another Id', () => {
    fc.assert(
      fc.property(id, suffix, id, suffix, (one, oneSuffix, other, otherSuffix) => {
        fc.pre(one !== other);
        expect(rowKey(one) + oneSuffix).not.toBe(rowKey(other) + otherSuffix);
      }),
      { numRuns: 3_000 },
    );
  });
});
