import { trimmedFields } from '../../shared/records/trimmedFields';

test('fields without white space in their names are given back as they are', () => {
  const fields = { A: 1, b_C: null };
  expect(trimmedFields(fields)).toBe(fields);
});

test.each([
  ['{"ExternalAccess ":1,"\\tB\\r\\n":2}', { ExternalAccess: 1, B: 2 }],
  ['{"X ":1,"X":2}', { 'X ': 1, X: 2 }],
  ['{"X":2,"X ":1}', { 'X ': 1, X: 2 }],
  ['{" X":1,"X ":2}', { X: 1, 'X ': 2 }],
  ['{"__proto__ ":1}', JSON.parse('{"__proto__":1}')],
])('%s', (json, trimmed) => {
  expect({ ...trimmedFields(JSON.parse(json)) }).toEqual(trimmed);
});
