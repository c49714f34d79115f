import fc from 'fast-check';
import { PackedTexts } from '../../../shared/tables/store/packedTexts';

describe('PackedTexts', () => {
  it('gives any texts back as they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })),
        (texts) => {
          expect(new PackedTexts(texts).unpack()).toEqual(texts);
        },
      ),
    );
  });

  it.each([[['']], [['', 'a', '']], [['\ud800', 'ü', '\udc00😀']], [['\u0000', '\ufeff', '\r\n']]])(
    'keeps %j',
    (texts) => expect(new PackedTexts(texts).unpack()).toEqual(texts),
  );

  it('takes a fraction of what texts that are alike take', () => {
    const texts = Array.from({ length: 16 }, (_, n) => `{"Id":"${n}","Workload":"Exchange"}`.repeat(20));
    expect(new PackedTexts(texts).sizeInBytes).toBeLessThan(texts.join('').length / 10);
  });
});
