import { allowance } from '../../../bench/ask/allowance';

const line = (day: string, type: string) => `${day} 10:00:00  ${type}  Send  alice@contoso.com  Id\n`;

describe('allowance', () => {
  it.each([
    ['nothing found', '', 7, { requests: 17, entities: 7_006, records: 0 }],
    [
      'three records in two partitions',
      `Time (UTC)\n${line('2026-11-01', 'ExchangeItem').repeat(2)}${line('2026-11-02', 'ExchangeItem')}`,
      2,
      { requests: 14, entities: 4_012, records: 3 },
    ],
    [
      'more than a page',
      line('2026-11-01', 'ExchangeItem').repeat(2_500),
      1,
      { requests: 14, entities: 9_503, records: 2_500 },
    ],
  ])('%s', (_, printed, indexDays, expected) => {
    expect(allowance({ indexDays }, printed)).toEqual(expected);
  });
});
