import type { BadRecord, TextParts } from './badRecord';
import { quarantinedRecord } from './badRecord';

/** Array elements that must end in quarantine: they do not parse, or lack an Id, a type or a time that can be read. */
export function unusableRecords(now: Date): readonly BadRecord[] {
  const time = now.toISOString().slice(0, 19);
  const cases: readonly (readonly [string, (parts: TextParts) => string])[] = [
    ['a number instead of a record', () => '42'],
    ['a text instead of a record', () => '"record"'],
    ['null instead of a record', () => 'null'],
    ['true instead of a record', () => 'true'],
    ['an array instead of a record', ({ head }) => `[{${head}}]`],
    ['an empty object', () => '{}'],
    ['no Id', () => `{"RecordType":50,"CreationTime":"${time}"}`],
    ['an empty Id', () => `{"Id":"","RecordType":50,"CreationTime":"${time}"}`],
    ['an Id of white space', () => `{"Id":" \\t","RecordType":50,"CreationTime":"${time}"}`],
    ['a number as Id', () => `{"Id":7,"RecordType":50,"CreationTime":"${time}"}`],
    ['null as Id', () => `{"Id":null,"RecordType":50,"CreationTime":"${time}"}`],
    ['an object as Id', () => `{"Id":{"a":1},"RecordType":50,"CreationTime":"${time}"}`],
    ['no CreationTime', ({ id }) => `{"Id":"${id}","RecordType":50}`],
    ['an empty CreationTime', ({ id }) => `{"Id":"${id}","RecordType":50,"CreationTime":""}`],
    ['CreationTime in words', ({ id }) => `{"Id":"${id}","RecordType":50,"CreationTime":"yesterday"}`],
    [
      'a CreationTime that is no date',
      ({ id }) => `{"Id":"${id}","RecordType":50,"CreationTime":"2026-13-45T25:61:00"}`,
    ],
    ['a number as CreationTime', ({ id }) => `{"Id":"${id}","RecordType":50,"CreationTime":1767225600}`],
    [
      'a CreationTime of 1601',
      ({ id }) => `{"Id":"${id}","RecordType":50,"CreationTime":"1601-01-01T00:00:00"}`,
    ],
    [
      'a CreationTime a month ahead',
      ({ id }) => `{"Id":"${id}","RecordType":50,"CreationTime":"${monthAfter(now)}"}`,
    ],
    ['no RecordType', ({ id }) => `{"Id":"${id}","CreationTime":"${time}"}`],
    ['RecordType in words', ({ id }) => `{"Id":"${id}","RecordType":"fifty","CreationTime":"${time}"}`],
    ['a fraction as RecordType', ({ id }) => `{"Id":"${id}","RecordType":50.5,"CreationTime":"${time}"}`],
    [
      'a RecordType beyond Int32',
      ({ id }) => `{"Id":"${id}","RecordType":2147483648,"CreationTime":"${time}"}`,
    ],
    ['null as RecordType', ({ id }) => `{"Id":"${id}","RecordType":null,"CreationTime":"${time}"}`],
    ['an invalid escape', ({ head }) => `{${head},"Path":"\\Inbox"}`],
    ['a raw line break in a string', ({ head }) => `{${head},"Subject":"a\nb"}`],
    ['a trailing comma in an object', ({ head }) => `{${head},}`],
    ['single quotes', ({ id }) => `{'Id':'${id}','RecordType':50,'CreationTime':'${time}'}`],
    ['NaN as a value', ({ head }) => `{${head},"Size":NaN}`],
    ['a leading zero', ({ head }) => `{${head},"Size":007}`],
  ];
  const asText = cases.map(([name, write]) => quarantinedRecord(name, time, write));
  return [
    ...asText,
    notUtf8('a byte that is no UTF-8', time, [0xff]),
    notUtf8('half of a character', time, [0xe2, 0x82]),
    notUtf8('a surrogate in UTF-8', time, [0xed, 0xa0, 0x80]),
    notUtf8('an overlong slash', time, [0xc0, 0xaf]),
  ];
}

function notUtf8(name: string, creationTime: string, bytes: readonly number[]): BadRecord {
  const record = quarantinedRecord(name, creationTime, ({ head }) => `{${head},"Subject":"@"}`);
  const [before = '', after = ''] = record.text.split('@');
  return { ...record, bytes: Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]) };
}

function monthAfter(now: Date): string {
  return new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 19);
}
