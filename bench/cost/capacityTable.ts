import { capacity } from './capacity';

const SIZES = [1_000, 10_000, 100_000, 500_000, 1_000_000, 10_000_000];
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const some = (value: number) => (value < 10 ? value.toFixed(1) : whole.format(value));
const share = (value: number) => `${value < 0.1 ? (value * 100).toFixed(1) : whole.format(value * 100)} %`;

/** The table of docs/capacity.md: what the mail audit of so many users asks for. */
export function capacityTable(): string {
  const rows = SIZES.map((users) => {
    const each = capacity(users);
    const cells = [
      whole.format(users),
      whole.format(each.recordsADay),
      some(each.recordsASecond),
      some(each.peakRecordsASecond),
      share(each.shareOfApi),
      whole.format(Math.ceil(each.shareOfInstance)),
      share(each.shareOfAccount),
      share(each.shareOfPartition),
      share(each.shareOfCosmosPartition),
      whole.format(each.gbAYear),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [
    'users',
    'records a day',
    'a second',
    'at the peak',
    'API quota at the peak',
    'instances at the peak',
    'storage account at the peak',
    'busiest partition',
    'Cosmos DB: logical partition',
    'GB a year',
  ];
  return [`| ${head.join(' | ')} |`, `|${' ---: |'.repeat(head.length)}`, ...rows, ''].join('\n');
}
