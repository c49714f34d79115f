import { columnsLine } from '../../../cli/output/columnsLine';

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
