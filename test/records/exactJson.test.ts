import fc from 'fast-check';
import { parseExactJson } from '../../shared/records/exactJson';

test.each([
  '{"a":9007199254740993,"b":[-12345678901234567890],"c":1}',
  '[0.12345678901234567891]',
  '{"a": 1e400}',
  '[123456789012.3456789]',
  '-12345678901234567890',
  '[9223372036854775807,{"x":18446744073709551615}]',
  '{"__proto__":12345678901234567890}',
])('%s keeps its digits', (text) => {
  expect(JSON.stringify(parseExactJson(text))).toBe(text.replace(/ /g, ''));
});

test('numbers that JavaScript holds stay numbers', () => {
  expect(parseExactJson('[1, -2.5, 9007199254740991, 1e3, 12345678901234567890]')).toMatchObject([
    1,
    -2.5,
    2 ** 53 - 1,
    1000,
    {},
  ]);
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
