import fc from 'fast-check';
import { embeddedJson } from '../../../../cli/output/reports/embeddedJson';

describe('embeddedJson', () => {
  it('can neither end nor begin an element', () => {
    expect(embeddedJson('</script><!--&\u2028\u2029')).toBe(
      '"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029"',
    );
  });

  it('says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = embeddedJson(value);
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
