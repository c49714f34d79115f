import { timeBins } from '../../../../cli/output/reports/timeBins';

const at = (text: string) => Date.parse(`${text}Z`);

describe('timeBins', () => {
  it.each<[string, string, string, number, string]>([
    ['2026-11-10T03:12:00', '2026-11-10T03:12:00', 'hour', 1, '2026-11-10T03:00:00'],
    ['2026-11-08T00:00:00', '2026-11-12T03:00:00', 'hour', 100, '2026-11-08T00:00:00'],
    ['2026-11-08T00:00:00', '2026-11-12T04:00:00', '6 hours', 17, '2026-11-08T00:00:00'],
    ['2026-08-10T13:00:00', '2026-11-10T03:12:00', 'day', 93, '2026-08-10T00:00:00'],
    ['2020-01-01T00:00:00', '2026-11-10T00:00:00', '30 days', 85, '2019-12-10T00:00:00'],
  ])('%s to %s: by %s, %d bars', (from, to, name, count, start) => {
    const bins = timeBins(at(from), at(to));
    expect([bins.name, bins.count, new Date(bins.startMs).toISOString().slice(0, 19)]).toEqual([
      name,
      count,
      start,
    ]);
  });
});
