import {
  isDisputedRecordType,
  knownRecordTypes,
  recordTypeName,
  recordTypeNumber,
} from '../../shared/records/recordTypes';

test('all published numbers have a name', () => {
  expect(knownRecordTypes()).toHaveLength(474);
  expect([1, 2, 3, 50, 154, 475].map(recordTypeName)).toEqual([
    'ExchangeAdmin',
    'ExchangeItem',
    'ExchangeItemGroup',
    'ExchangeItemAggregated',
    'OMEPortal',
    'SparkCoreCustomLivePool',
  ]);
});

test('an unknown number names itself', () => {
  expect(recordTypeName(9999)).toBe('RecordType9999');
  expect(recordTypeNumber('RecordType9999')).toBe(9999);
});

test.each<[string | number, number | undefined]>([
  [154, 154],
  ['154', 154],
  ['OMEPortal', 154],
  [' omeportal ', 154],
  ['exchangeItemAggregated', 50],
  ['Viva Engage', 22],
  ['VivaInsights', 44],
  ['NoSuchType', undefined],
  ['constructor', undefined],
  ['', undefined],
])('%j is %j', (nameOrNumber, recordType) => {
  expect(recordTypeNumber(nameOrNumber)).toBe(recordType);
});

test('every name leads back to a number of that name, an undisputed one if there is one', () => {
  for (const number of knownRecordTypes()) {
    const found = recordTypeNumber(recordTypeName(number)) ?? 0;
    expect(recordTypeName(found)).toBe(recordTypeName(number));
    if (!isDisputedRecordType(number)) expect(isDisputedRecordType(found)).toBe(false);
  }
});

test('the numbers that the two published lists give different meanings are marked', () => {
  expect(knownRecordTypes().filter(isDisputedRecordType)).toHaveLength(28);
  expect([1, 50, 154, 364, 388].some(isDisputedRecordType)).toBe(false);
  expect([79, 187, 365, 373, 387].every(isDisputedRecordType)).toBe(true);
});
