import fc from 'fast-check';
import { claimOf, claimText } from '../../shared/contentQueue/contentClaim';

const claim = { table: 'AuditContent', partitionKey: 'Audit.Exchange_2026-11-26', rowKey: '2026$1' };

test('a claim is a ledger key and nothing else, as JSON in base64', () => {
  const decoded = Buffer.from(claimText({ ...claim, contentId: 'x' } as typeof claim), 'base64');
  expect(decoded.toString()).toBe(
    '{"table":"AuditContent","partitionKey":"Audit.Exchange_2026-11-26","rowKey":"2026$1"}',
  );
});

test('is read back from the message, its decoded text, or the object that the host makes of it', () => {
  const text = claimText(claim);
  for (const message of [text, Buffer.from(text, 'base64').toString(), claim])
    expect(claimOf(message)).toEqual(claim);
});

test.each([
  ['', undefined],
  ['not base64 at all!', undefined],
  [Buffer.from('{"table":"AuditContent"}').toString('base64'), undefined],
  [{ ...claim, url: 'https://elsewhere.example' }, undefined],
  [{ ...claim, rowKey: '' }, undefined],
  [{ ...claim, rowKey: 7 }, undefined],
  [null, undefined],
  [[claim], undefined],
])('%j is none', (message, found) => {
  expect(claimOf(message)).toBe(found);
});

test('any key comes through, and anything else is read without an error', () => {
  const key = fc.string({ minLength: 1, maxLength: 200, unit: 'binary' });
  fc.assert(
    fc.property(
      fc.record({ table: fc.string({ minLength: 1, maxLength: 63 }), partitionKey: key, rowKey: key }),
      (each) => {
        expect(claimOf(claimText(each))).toEqual(each);
      },
    ),
  );
  fc.assert(fc.property(fc.anything(), (message) => void claimOf(message)));
});
