import { monthlyCost } from './monthlyCost';

const SIZES = [100, 1_000, 10_000, 100_000];
const YEAR = 12;
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const dollars = (amount: number) => (amount < 100 ? amount.toFixed(2) : whole.format(amount));

/** The table of docs/cost.md: what one year of records costs a month at its end, in US dollars. */
export function costTable(): string {
  const rows = SIZES.map((users) => {
    const cost = monthlyCost(users, { monthsKept: YEAR });
    const { storage, requests, compute, telemetry, alerts, total } = cost;
    const later = monthlyCost(users, { monthsKept: 7 * YEAR });
    const closed = monthlyCost(users, { monthsKept: YEAR, isPrivate: true });
    const cells = [
      whole.format(users),
      whole.format(cost.records),
      whole.format(cost.storedGb),
      ...[storage, requests, compute, telemetry, alerts, total, later.total, closed.total].map(dollars),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [
    'users',
    'records a month',
    'GB after a year',
    'storage',
    'requests',
    'compute',
    'telemetry',
    'alerts',
    '**a month**',
    'after 7 years',
    'with private network',
  ];
  return [`| ${head.join(' | ')} |`, `|${' ---: |'.repeat(head.length)}`, ...rows, ''].join('\n');
}
