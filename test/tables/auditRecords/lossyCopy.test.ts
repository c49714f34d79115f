import fc from 'fast-check';
import { isLossyCopy } from '../../../shared/tables/auditRecords/lossyCopy';

describe('isLossyCopy', () => {
  it.each([
    ['{"a":"M?ller"}', '{"a":"Müller"}'],
    ['{"a":"M\ufffdller"}', '{"a":"Müller"}'],
    ['{"a":"M\ufffd\ufffdller"}', '{"a":"Müller"}'],
    ['{"a":"M?ller"}', '{"a":"M\\u00fcller"}'],
    ['{"b":"?", "a":"x"}', '{"a":"x","b":"é"}'],
    ['{"a":"??"}', '{"a":"😀"}'],
    ['{"a":"?"}', '{"a":"😀"}'],
    ['{"a":"????"}', '{"a":"?é?é"}'],
    ['{"a":"é?"}', '{"a":"éé"}'],
  ])('%s is a damaged copy of %s', (copy, original) => {
    expect(isLossyCopy(copy, original)).toBe(true);
  });

  it.each([
    ['nothing is lost', '{"a":"Müller"}', '{"a":"Müller"}'],
    ['another letter', '{"a":"Mxller"}', '{"a":"Müller"}'],
    ['a mark for a letter of ASCII', '{"a":"M?ller"}', '{"a":"Muller"}'],
    ['something more is different', '{"a":"M?ller","b":1}', '{"a":"Müller","b":2}'],
    ['a member is missing', '{"a":"?"}', '{"a":"é","b":1}'],
    ['too many marks', '{"a":"??"}', '{"a":"é"}'],
    ['the copy is the one that has the letters', '{"a":"é?"}', '{"a":"?é"}'],
    ['the other way round', '{"a":"é"}', '{"a":"?"}'],
    ['no JSON', '{"a":"?', '{"a":"é'],
  ])('is none where %s', (_why, copy, original) => {
    expect(isLossyCopy(copy, original)).toBe(false);
  });

  it('knows what an ASCII export makes of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const original = JSON.stringify({ Id: 'a', text });
        const copy = original.replace(/[\u0080-\uffff]/g, '?');
        expect(isLossyCopy(copy, original)).toBe(copy !== original);
      }),
    );
  });
});
