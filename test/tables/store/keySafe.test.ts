import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { keySafe } from '../../../shared/tables/store/keySafe';

const FORBIDDEN_IN_KEY = /[/\\#?%\u0000-\u001f\u007f-\u009f]/;
const OWN_SUFFIX = /~[0-9a-f]+$/i;

// Texts that try to meet: what an escape looks like, our own suffixes, the prefix of a hash, lone surrogates.
const piece = fc.constantFrom(
  ...['=', '~', '/', '|', '=002f', '=003d', '=sha256-', '~0123abcd', '~01', 'a', 'A', '\ud800', '\udc00'],
  ...['\u{1f600}', '%', '#EXT#', "'", '\uffff', '', 'x'.repeat(99)],
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 210 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
);

function sha256(text: string): string {
  return createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex');
}

describe('keySafe', () => {
  it.each([
    ['', ''],
    ['f3b1a9c2-08db-4f27', 'f3b1a9c2-08db-4f27'],
    ['MiXeD', 'MiXeD'],
    ['a=b', 'a=b'],
    ['=a', '==003da'],
    ['a/b\\c#d?e%f', '=a=002fb=005cc=0023d=003fe=0025f'],
    ['a\u0000\u007f\u009f', '=a=0000=007f=009f'],
    ['Zoë 😀', 'Zoë 😀'],
    ['a\ud800', '=a=d800'],
    ['a~b', '=a=007eb'],
    ['a~xyz', 'a~xyz'],
    ['a~0123ABCD', '=a=007e0123ABCD'],
    ['a~0123456789abcdef~01', '=a=007e0123456789abcdef=007e01'],
    ['a~', 'a~'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `=sha256-${sha256('x'.repeat(201))}`],
    ['/'.repeat(40), `=sha256-${sha256('/'.repeat(40))}`],
  ])('%j stands in a key as %j', (text, key) => {
    expect(keySafe(text)).toBe(key);
  });

  it('keeps separators out', () => {
    expect(keySafe('a|b', { separators: '|' })).toBe('=a=007cb');
    expect(keySafe('a|b')).toBe('a|b');
  });

  it('is legal for any text, short, and never ends like a suffix of ours', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = keySafe(text, { separators: '|' });
        expect(key).not.toMatch(FORBIDDEN_IN_KEY);
        expect(key).not.toMatch(OWN_SUFFIX);
        expect(key).not.toContain('|');
        expect(key.isWellFormed()).toBe(true);
        expect(key.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never gives two texts one key', () => {
    const pair = fc.oneof(
      fc.tuple(anyText, anyText),
      anyText.map((text): [string, string] => [text, keySafe(text)]),
      anyText.map((text): [string, string] => [text, `${keySafe(text)}~0123abcd`]),
    );
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(keySafe(a) === keySafe(b)).toBe(a === b);
      }),
      { numRuns: 4_000 },
    );
  });
});
