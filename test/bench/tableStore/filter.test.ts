import { meets, parseFilter } from '../../../bench/tableStore/filter';
import { keyRange } from '../../../bench/tableStore/keyRange';

const entity: Readonly<Record<string, unknown>> = {
  PartitionKey: 'p',
  RowKey: "it's",
  Text: 'abc',
  Number: 5,
  Big: '9007199254740993',
  'Big@odata.type': 'Edm.Int64',
  Time: '2026-11-01T00:00:00Z',
  'Time@odata.type': 'Edm.DateTime',
  Flag: true,
};

describe('the filter language', () => {
  it.each([
    ['', true],
    ["PartitionKey eq 'p' and RowKey eq 'it''s'", true],
    ["Text ge 'ab' and Text lt 'ac'", true],
    ["Text eq 'ABC'", false],
    ['Number ge -2147483648', true],
    ['Number eq 5', true],
    ["Number eq '5'", false],
    ['Big eq 9007199254740993L', true],
    ['Big eq 9007199254740992L', false],
    ['Big eq 5', false],
    ["Time lt datetime'2026-11-01T00:00:01Z'", true],
    ['Flag eq true', true],
    ['Flag eq false', false],
    ['None eq 5', false],
    ['5 lt Number or 6 gt Number', true],
    ["not (Text eq 'abc') or Number eq 6", false],
    ["(Text eq 'x' or Text eq 'abc') and Number le 5", true],
  ])('%s: %s', (filter, expected) => {
    expect(meets(parseFilter(filter), (name) => entity[name])).toBe(expected);
  });

  it.each(['Text eq', "Text like 'a'", "(Text eq 'a'", "startswith(Text,'a')", "Text eq 'a' Text eq 'b'"])(
    '%s is refused',
    (filter) => {
      expect(() => parseFilter(filter)).toThrow('A syntax error');
    },
  );

  it.each([
    ["PartitionKey eq 'p' and RowKey ge 'a' and RowKey lt 'c'", 'a', 'c', false],
    [
      "PartitionKey eq 'p' and RowKey ge 'a' and RowKey le 'c' and (RowKey eq 'b' or RowKey eq 'c')",
      'a',
      'c',
      true,
    ],
    ["RowKey eq 'b'", 'b', 'b', true],
    ["RowKey gt 'b'", 'b\0', undefined, true],
    ["RowKey eq 'b' or RowKey eq 'c'", '', undefined, true],
  ])('%s leaves the row keys from %j to %j', (filter, from, to, isToIncluded) => {
    expect(keyRange(parseFilter(filter), 'RowKey')).toEqual({ from, to, isToIncluded });
  });
});
