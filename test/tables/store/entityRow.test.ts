import { entityRow, sentEntity } from '../../../shared/tables/store/entityRow';

it('gives each value as the client library does', () => {
  const entity = {
    'odata.etag': 'W/"1"',
    PartitionKey: 'p',
    RowKey: 'r',
    Timestamp: '2026-03-10T12:00:00.0000000Z',
    'Timestamp@odata.type': 'Edm.DateTime',
    Text: 'x',
    Number: 5,
    Half: 0.5,
    Whole: 7,
    'Whole@odata.type': 'Edm.Double',
    Flag: false,
    'At@odata.type': 'Edm.DateTime',
    At: '2026-03-10T12:00:00.123Z',
    'None@odata.type': 'Edm.DateTime',
    None: null,
    Long: '9007199254740993',
    'Long@odata.type': 'Edm.Int64',
    Bytes: 'AQID',
    'Bytes@odata.type': 'Edm.Binary',
    Guid: '00000000-0000-0000-0000-000000000001',
    'Guid@odata.type': 'Edm.Guid',
    Missing: null,
  };
  expect(entityRow(entity)).toEqual({
    etag: 'W/"1"',
    partitionKey: 'p',
    rowKey: 'r',
    timestamp: new Date('2026-03-10T12:00:00Z'),
    Text: 'x',
    Number: 5,
    Half: 0.5,
    Whole: 7,
    Flag: false,
    At: new Date('2026-03-10T12:00:00.123Z'),
    Long: 9_007_199_254_740_993n,
    Bytes: new Uint8Array([1, 2, 3]),
    Guid: { value: '00000000-0000-0000-0000-000000000001', type: 'Guid' },
  });
});

it.each([null, 'x', [], {}, { PartitionKey: 'p' }, { PartitionKey: 1, RowKey: 'r' }])(
  'takes %j for no entity',
  (value) => {
    expect(sentEntity.safeParse(value).success).toBe(false);
  },
);
