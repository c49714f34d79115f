import { z } from 'zod';
import { bool, type ColumnType, dateTime, int32, int64, json, text } from '../../shared/records/columnTypes';
import { parseExactJson } from '../../shared/records/exactJson';

const types: Record<string, ColumnType> = { bool, dateTime, int32, int64, json: json(z.unknown()), text };
const int64Value = (value: string) => ({ type: 'Int64', value });

/** The value is written as JSON, because that is how it comes. */
const cases: [type: string, received: string, column: unknown][] = [
  ['text', '"x"', 'x'],
  ['text', '" x\\r\\n\\n"', ' x'],
  ['text', '"a\\r\\nb"', 'a\r\nb'],
  ['text', '"\\ud800x"', '\ufffdx'],
  ['text', '""', ''],
  ['text', '12.50', '12.5'],
  ['text', '12345678901234567890', '12345678901234567890'],
  ['text', 'false', 'false'],
  ['text', '{"a":1}', undefined],
  ['text', '[]', undefined],
  ['bool', 'true', true],
  ['bool', '"False"', false],
  ['bool', '" TRUE\\r\\n"', true],
  ['bool', '1', undefined],
  ['bool', '"yes"', undefined],
  ['int32', '50', 50],
  ['int32', '"50"', 50],
  ['int32', '" -7 "', -7],
  ['int32', '"+7.00"', 7],
  ['int32', '-2147483648', -2_147_483_648],
  ['int32', '2147483648', undefined],
  ['int32', '1.5', undefined],
  ['int32', '"0x10"', undefined],
  ['int32', '""', undefined],
  ['int32', 'true', undefined],
  ['int64', '5', int64Value('5')],
  ['int64', '"1156492.00"', int64Value('1156492')],
  ['int64', '1156492.00', int64Value('1156492')],
  ['int64', '-9223372036854775808', int64Value('-9223372036854775808')],
  ['int64', '9007199254740993', int64Value('9007199254740993')],
  ['int64', '"9223372036854775807"', int64Value('9223372036854775807')],
  ['int64', '9223372036854775808', undefined],
  ['int64', '1.5', undefined],
  ['dateTime', '"2025-06-25T12:40:11"', { type: 'DateTime', value: '2025-06-25T12:40:11Z' }],
  ['dateTime', '"yesterday"', undefined],
  ['dateTime', '5', undefined],
  ['json', '{"a":[9007199254740993,"\\/"]}', '{"a":[9007199254740993,"/"]}'],
  ['json', '"-Identity \\"x\\"\\r\\n"', '-Identity "x"'],
  ['json', '[]', '[]'],
  ['json', '5', '5'],
  ['json', '["\\ud800"]', '["\\ud800"]'],
];

test.each(cases)('%s of %s', (type, received, column) => {
  expect(types[type]?.safeParse(parseExactJson(received)).data).toEqual(column);
});

test('text of a million lines is read as fast as any other', () => {
  const lines = '\n'.repeat(1_000_000);
  expect(text.parse(`${lines}x\r\n`)).toBe(`${lines}x`);
  expect(text.parse(lines)).toBe('');
});
