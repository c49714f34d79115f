import { parseSealHeads, sealHeadsText } from '../../shared/seals/sealHeads';

const heads = [
  { partitionKey: '50_2026-11-10', number: 1, hash: 'a'.repeat(64) },
  { partitionKey: '-7_2026-11-11', number: 12_345, hash: 'b'.repeat(64) },
];

describe('a copy of heads', () => {
  it('is one line each, and read as written', () => {
    const text = sealHeadsText(heads);
    expect(text).toBe(`50_2026-11-10 0001 ${'a'.repeat(64)}\n-7_2026-11-11 12345 ${'b'.repeat(64)}\n`);
    expect(parseSealHeads(text)).toEqual(heads);
    expect(parseSealHeads(text.replaceAll('\n', '\r\n'))).toEqual(heads);
  });

  it('is refused where a line is none', () => {
    const cut = sealHeadsText(heads).slice(0, -10);
    expect(() => parseSealHeads(cut)).toThrow('Line 2 of the file of seals is no seal.');
  });
});
