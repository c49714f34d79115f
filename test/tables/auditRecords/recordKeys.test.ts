import { recordKeys } from '../../../shared/tables/auditRecords/recordKeys';

describe('recordKeys', () => {
  it.each([
    ['a-b', 154, '2023-03-22T10:11:12Z', '154_2023-03-22', '10:11:12_a-b'],
    ['a-b', 2, '2026-01-01T00:00:00.1234567Z', '2_2026-01-01', '00:00:00_a-b'],
    ['A-B', -7, '2026-12-31T23:59:59Z', '-7_2026-12-31', '23:59:59_A-B'],
    ['a/b', 50, '2026-12-31T23:59:59Z', '50_2026-12-31', '23:59:59_=a=002fb'],
  ])('puts %s of type %i at %s where it belongs', (id, recordType, creationTime, partitionKey, rowKey) => {
    const day = creationTime.slice(0, 10);
    expect(recordKeys({ id, recordType, creationTime })).toEqual({ day, partitionKey, rowKey });
  });
});
