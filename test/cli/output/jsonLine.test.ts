import { columnsLine, jsonLine, jsonText } from '../../../cli/output/jsonLine';

describe('jsonLine', () => {
  it('takes line breaks between tokens out and leaves all else', () => {
    const text = '{\r\n\t"Big": 12345678901234567890,\n  "Text": "a\\nb \u0085 é"\n}';
    expect(jsonLine(text, { isTerminal: false })).toBe(
      '{\t"Big": 12345678901234567890,  "Text": "a\\nb \u0085 é"}\n',
    );
  });

  it('is safe JSON on a terminal', () => {
    const line = jsonLine('{\t"Text": "\u009b31m \u202e"}', { isTerminal: true });
    expect(line).toBe('{ "Text": "\\u009b31m \\u202e"}\n');
    expect(JSON.parse(line)).toEqual({ Text: '\u009b31m \u202e' });
  });
});

describe('columnsLine', () => {
  it('writes each kind of column', () => {
    const row = {
      partitionKey: '50_2026-11-02',
      rowKey: '10:00:00_a',
      etag: 'W/"1"',
      'odata.metadata': 'x',
      timestamp: '2026-11-02T10:05:00.1234567Z',
      CreationTime: new Date('2026-11-02T10:00:00Z'),
      SizeInBytes: 9007199254740993n,
      AuditDataGzip00: new Uint8Array([1, 2, 3]),
      IsVariant: false,
    };
    expect(columnsLine(row, { isTerminal: false })).toBe(
      '{"PartitionKey":"50_2026-11-02","RowKey":"10:00:00_a","CreationTime":"2026-11-02T10:00:00.000Z",' +
        '"SizeInBytes":9007199254740993,"AuditDataGzip00":"AQID","IsVariant":false,"Timestamp":"2026-11-02T10:05:00.1234567Z"}\n',
    );
  });
});

describe('jsonText', () => {
  it('says null where something is not known', () => {
    expect(JSON.parse(jsonText({ a: undefined, b: [new Date(0)] }))).toEqual({
      a: null,
      b: ['1970-01-01T00:00:00.000Z'],
    });
  });
});
