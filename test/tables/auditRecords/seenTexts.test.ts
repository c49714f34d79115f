import { createHash } from 'node:crypto';
import { SeenTexts } from '../../../shared/tables/auditRecords/seenTexts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('tells the same as a set of all hashes', () => {
  const [seen, all] = [new SeenTexts(), new Set<string>()];
  for (let index = 0; index < 20_000; index++) {
    // Every third one comes again, near or far.
    const hash = sha256(String(index % 3 === 0 ? Math.floor(index / 7) : index));
    expect(seen.add(hash)).toBe(all.has(hash));
    all.add(hash);
  }
});

test.each([
  ['the first digits', `1${'0'.repeat(63)}`, `2${'0'.repeat(63)}`],
  [
    'a digit in the middle, in the same place',
    `00000010${'0'.repeat(56)}`,
    `00000010${'0'.repeat(15)}2${'0'.repeat(40)}`,
  ],
  ['places that lie a whole table apart', `00000010${'a'.repeat(56)}`, `00000020${'a'.repeat(56)}`],
])('tells hashes apart that differ in %s', (_, one, other) => {
  const seen = new SeenTexts();
  expect([one, other, one, other].map((hash) => seen.add(hash))).toEqual([false, false, true, true]);
});

test('knows a hash of zeros', () => {
  const seen = new SeenTexts();
  const zeros = '0'.repeat(64);
  expect([seen.add(zeros), seen.add(zeros)]).toEqual([false, true]);
});

test('begins anew when cleared', () => {
  const seen = new SeenTexts();
  const hash = sha256('a');
  expect(seen.add(hash)).toBe(false);
  seen.clear();
  expect(seen.add(hash)).toBe(false);
});
