import fc from 'fast-check';
import { parseExactJson } from '../../shared/records/exactJson';

test.each([
  '{"a":9007199254740993,"b":[-12345678901234567890],"c":1}',
  '[0.12345678901234567891]',
  '{"a": 1e400}',
  '{"a":1e400,"b":2}',
  '{"a":[1,-1E+400]}',
  '[1e-400\n]',
  '[1.5e999\t]',
  '-1e400',
  '1e400 ',
  '[123456789012.3456789]',
  '-12345678901234567890',
  '[9223372036854775807,{"x":18446744073709551615}]',
  '{"__proto__":12345678901234567890}',
])('%s keeps its digits', (text) => {
  expect(JSON.stringify(parseExactJson(text))).toBe(text.replace(/\s/g, ''));
});

test('numbers that JavaScript holds stay numbers', () => {
  expect(parseExactJson('[1, -2.5, 9007199254740991, 1e3, 0e9, 1e-300, 12345678901234567890]')).toMatchObject(
    [1, -2.5, 2 ** 53 - 1, 1000, 0, 1e-300, {}],
  );
});

test('everything else is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(parseExactJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('nesting too deep for a reviver is read all the same', () => {
  const deep = `[12345678901234567890,${'['.repeat(200_000)}${']'.repeat(200_000)}]`;
  expect(Array.isArray(parseExactJson(deep))).toBe(true);
});

test('text that is no JSON is refused', () => {
  expect(() => parseExactJson('{"a": 12345678901234567890')).toThrow(SyntaxError);
});

test.each(['{"ClientIP":"2603:10b6:8e4::1","b":"::1e5"}', '{"UserKey":"1003200126677019"}'])(
  '%s is read without looking at each of its values',
  (text) => {
    const parse = jest.spyOn(JSON, 'parse');
    try {
      parseExactJson(text);
      expect(parse.mock.calls).toEqual([[text]]);
    } finally {
      parse.mockRestore();
    }
  },
);

const number = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/);
const space = fc.constantFrom('', ' ', '\t', '\n', '\r');

test('whether a text holds another long number changes nothing of what is read', () => {
  // Behind this one each value is looked at.
  const long = '12345678901234567890';
  fc.assert(
    fc.property(number, space, space, (spelled, before, behind) => {
      const value = `${before}${spelled}${behind}`;
      const alone = JSON.stringify(parseExactJson(value));
      const reading = (text: string) => JSON.stringify(parseExactJson(text));
      expect(reading(`[${long},${value}]`)).toBe(`[${long},${alone}]`);
      expect(reading(`[${value}]`)).toBe(`[${alone}]`);
      expect(reading(`[1,${value},2]`)).toBe(`[1,${alone},2]`);
      expect(reading(`{"a":${value}}`)).toBe(`{"a":${alone}}`);
      expect(reading(`{"a":${value},"b":1}`)).toBe(`{"a":${alone},"b":1}`);
    }),
    { numRuns: 1_000 },
  );
});
