import fc from 'fast-check';
import { compareMembers } from '../../shared/seals/compareMembers';
import type { SealMember } from '../../shared/seals/sealMember';
import { withLateMembers } from '../../shared/seals/withLateMembers';
import { collected } from './collected';

async function* streamed(members: readonly SealMember[]): AsyncGenerator<SealMember> {
  yield* members;
}

// Few keys, among them prefixes of each other and units above and below those of surrogates.
const anyMembers = fc
  .dictionary(
    fc.constantFrom('a', 'a~1', 'ab', 'b', 'c', '\ud83d\ude00', '\uffee', 'z'),
    fc.constantFrom('1', '2'),
  )
  .map((found) => Object.entries(found).map(([rowKey, sha256]) => ({ rowKey, sha256 })))
  .map((members) => members.sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1)));

describe('compareMembers', () => {
  it('tells for each key what a plain comparison tells', async () => {
    await fc.assert(
      fc.asyncProperty(anyMembers, anyMembers, async (sealed, found) => {
        const comparisons = await collected(compareMembers(streamed(sealed), streamed(found)));
        const told = comparisons.map((each) => [
          'row' in each ? each.row.rowKey : each.member.rowKey,
          each.kind,
        ]);
        const before = new Map(sealed.map(({ rowKey, sha256 }) => [rowKey, sha256]));
        const now = new Map(found.map(({ rowKey, sha256 }) => [rowKey, sha256]));
        const keys = [...new Set([...before.keys(), ...now.keys()])].sort((a, b) => (a < b ? -1 : 1));
        const kindOf = (key: string) => {
          if (!before.has(key)) return 'added';
          if (!now.has(key)) return 'removed';
          return before.get(key) === now.get(key) ? 'same' : 'altered';
        };
        expect(told).toEqual(keys.map((key) => [key, kindOf(key)]));
      }),
    );
  });

  it('refuses rows that come out of order rather than take them for changed', async () => {
    const rows = [
      { rowKey: 'b', sha256: '1' },
      { rowKey: 'a', sha256: '1' },
    ];
    await expect(collected(compareMembers(streamed([]), streamed(rows)))).rejects.toThrow(RangeError);
  });
});

describe('withLateMembers', () => {
  it('gives both in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyMembers, anyMembers, async (sealed, found) => {
        const late = found.filter(({ rowKey }) => !sealed.some((each) => each.rowKey === rowKey));
        const all = await collected(withLateMembers(streamed(sealed), late));
        expect(all).toEqual([...sealed, ...late].sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1)));
      }),
    );
  });
});
