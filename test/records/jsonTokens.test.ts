import fc from 'fast-check';
import { jsonTokens } from '../../shared/records/jsonTokens';

function read(text: string): { fault: number; tokens: string[] } {
  const tokens: string[] = [];
  const fault = jsonTokens(text, {
    open: (bracket) => tokens.push(bracket),
    close: () => tokens.push('close'),
    key: (source) => tokens.push(`${source}:`),
    scalar: (source) => tokens.push(source),
  });
  return { fault, tokens };
}

test('tokens come in order and in their own spelling', () => {
  expect(read(' {"a\\/" : [1.50, "\\u00e9", {}],"a\\/":null} ')).toEqual({
    fault: -1,
    tokens: ['{', '"a\\/":', '[', '1.50', '"\\u00e9"', '{', 'close', 'close', '"a\\/":', 'null', 'close'],
  });
});

test.each([
  ['', 0],
  ['{"a":"\\Inbox"}', 6],
  ['{"a":1,}', 7],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['[01]', 2],
  ['[-]', 1],
  ['{"a" 1}', 5],
  ['{a:1}', 1],
  ['[1}', 2],
  ['[1', 2],
  ['"a\nb"', 2],
  ['"abc', 4],
  ['1 2', 2],
  ['nul', 0],
  ['\ufeff1', 0],
])('%j is wrong at %i', (text, fault) => {
  expect(read(text).fault).toBe(fault);
});

test('it takes exactly what JSON.parse takes', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const nearlyJson = fc
    .array(fc.constantFrom(...'[]{},:"\\ 01-.eu', 'true', '"a"', '\\u00e9'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nearlyJson, fc.json(), fc.string()), (text) => {
      expect(read(text).fault === -1).toBe(isJson(text));
    }),
    { numRuns: 1000 },
  );
});
