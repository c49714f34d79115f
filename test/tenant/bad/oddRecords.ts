import type { BadRecord, TextParts } from './badRecord';
import { storedRecord } from './badRecord';

const megabyte = 1024 * 1024;

/** Records that look wrong and are good: each must be stored with its exact text. */
export function oddRecords(now: Date): readonly BadRecord[] {
  const time = now.toISOString().slice(0, 19);
  const cases: readonly (readonly [string, (parts: TextParts) => string])[] = [
    [
      'numbers as text',
      ({ head }) => `{${head},"UserType":"0","LogonType":"0","Version":"1","OperationCount":"3"}`,
    ],
    ['a boolean as text', ({ head }) => `{${head},"ExternalAccess":"False"}`],
    [
      'types other than documented',
      ({ head }) => `{${head},"UserId":17,"Folders":"none","OperationCount":[1],"ExternalAccess":{}}`,
    ],
    [
      'null everywhere',
      ({ head }) => `{${head},"UserId":null,"ClientIP":null,"Folders":null,"AppAccessContext":null}`,
    ],
    [
      'a lone surrogate',
      ({ head }) => `{${head},"Subject":"broken \\ud83d pair","MailboxOwnerUPN":"\\udc00"}`,
    ],
    ['a NUL in a string', ({ head }) => `{${head},"Subject":"a\\u0000b"}`],
    ['a name with a trailing blank', ({ head }) => `{${head},"ExternalAccess ":false}`],
    [
      'a name with and without trailing blank',
      ({ head }) => `{${head},"ExternalAccess ":true,"ExternalAccess":false}`,
    ],
    ['the same name twice', ({ head }) => `{${head},"ResultStatus":"Succeeded","ResultStatus":"Failed"}`],
    ['an empty name', ({ head }) => `{${head},"":"nothing"}`],
    [
      'integers beyond 2^53',
      ({ head }) =>
        `{${head},"Big":9007199254740993,"SizeInBytes":9223372036854775807,"Huge":123456789012345678901234567890}`,
    ],
    [
      'numbers beyond a double',
      ({ head }) => `{${head},"Ratio":1e400,"Exact":0.1000000000000000055511151231257827}`,
    ],
    [
      '__proto__ as a name',
      ({ head }) => `{${head},"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
    ],
    ['600 unknown fields', ({ head }) => `{${head},${unknownFields(600)}}`],
    [
      'names that tables use',
      ({ head }) =>
        `{${head},"PartitionKey":"x","RowKey":"y","Timestamp":"z","etag":"W/1","odata.etag":"W/2","odata.metadata":"m"}`,
    ],
    ['names that differ by case', ({ head }) => `{${head},"userid":"a","UserId":"b","USERID":"c"}`],
    [
      'names that no column can have',
      ({ head }) => `{${head},"with space":1,"with-dash":2,"1digit":3,"ünïcode":4,"${'n'.repeat(300)}":5}`,
    ],
    ['a text of 40,000 characters', ({ head }) => `{${head},"Subject":"${'ä'.repeat(40_000)}"}`],
    ['a record of 177 KB', ({ head }) => `{${head},"Detail":"${'x'.repeat(177_000)}"}`],
    [
      'a record of 5 MB',
      ({ head }) => `{${head},"Detail":"${'0123456789abcdef'.repeat((5 * megabyte) / 16)}"}`,
    ],
    ['nesting 500 levels deep', ({ head }) => `{${head},"Deep":${'['.repeat(500)}${']'.repeat(500)}}`],
    ['brackets and quotes in strings', ({ head }) => `{${head},"Subject":"]}{[\\",\\\\\\"]","Path":"\\\\"}`],
    [
      'white space everywhere',
      ({ head }) => `{ \r\n\t${head.replaceAll(',', ' ,\r\n ').replaceAll('":', '" :\t')}\r\n }`,
    ],
    [
      'names written with escapes',
      ({ id }) => `{"\\u0049d":"${id}","RecordType":50,"CreationTime":"${time}"}`,
    ],
    ['a line separator', ({ head }) => `{${head},"Subject":"a\u2028b\u2029c\ufeffd"}`],
  ];
  return [...cases.map(([name, write]) => storedRecord(name, time, write)), ...oddKeys(time)];
}

/** Records whose odd part is the Id, the type or the time. */
function oddKeys(time: string): readonly BadRecord[] {
  const ids: readonly (readonly [string, string])[] = [
    ['an Id with characters that keys cannot hold', 'a/b\\c#d?e%f'],
    ['an Id with control characters', 'a\tb\u007fc\u0085d'],
    ['an Id of 300 characters', 'i'.repeat(300)],
    ['an Id that ends like a suffix', '11111111-2222-4333-a444-555555555555~0a1b2c3d'],
    ['an Id with a lone surrogate', 'x\ud800y'],
    ['an Id in lower case', 'abcdef01-0000-4000-a000-000000000001'],
    ['the same Id in upper case', 'ABCDEF01-0000-4000-A000-000000000001'],
    ['an Id with blanks around', ' 11111111-2222-4333-a444-666666666666 '],
    ['an Id of one quote', "'"],
    ['an Id with an apostrophe and an ampersand', "o'brien&sons"],
  ];
  const types: readonly (readonly [string, string, number])[] = [
    ['RecordType as text', '"50"', 50],
    ['a RecordType nobody knows', '2147483647', 2_147_483_647],
  ];
  const times: readonly (readonly [string, string])[] = [
    ['CreationTime with Z', `${time}Z`],
    ['CreationTime with fractions', `${time}.1234567`],
    ['CreationTime with an offset', `${time}+02:00`],
  ];
  return [
    ...ids.map(([name, id]) => ({
      ...storedRecord(
        name,
        time,
        () => `{"Id":${JSON.stringify(id)},"RecordType":50,"CreationTime":"${time}"}`,
      ),
      id,
    })),
    ...types.map(([name, spelled, recordType]) => ({
      ...storedRecord(
        name,
        time,
        ({ id }) => `{"Id":"${id}","RecordType":${spelled},"CreationTime":"${time}"}`,
      ),
      recordType,
    })),
    ...times.map(([name, spelled]) => ({
      ...storedRecord(name, time, ({ id }) => `{"Id":"${id}","RecordType":50,"CreationTime":"${spelled}"}`),
      creationTime: spelled,
    })),
  ];
}

function unknownFields(count: number): string {
  return Array.from({ length: count }, (_, index) => `"Unknown${index}":"value ${index}"`).join(',');
}
