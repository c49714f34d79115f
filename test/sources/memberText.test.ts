import fc from 'fast-check';
import { memberText } from '../../shared/sources/memberText';

describe('memberText', () => {
  it('gives the exact text of every member of any object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(undefined, 1, '\t'),
        (object, space) => {
          const json = JSON.stringify(object, undefined, space);
          for (const [name, value] of Object.entries(object)) {
            const source = JSON.stringify(name).slice(1, -1);
            const text = memberText(json, (key) => key === source);
            expect(JSON.parse(text ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
          }
          expect(memberText(json, () => false)).toBeUndefined();
        },
      ),
    );
  });
});
