import { exportFormat } from '../../cli/exportFormat';
import { formatOfName } from '../../cli/formatOfName';

it.each([
  ['november.jsonl', 'json'],
  ['NOVEMBER.NDJSON', 'json'],
  ['a/b.c/access.csv', 'csv'],
  ['x.Parquet', 'parquet'],
  ['x.txt', undefined],
  ['csv', undefined],
])('%s promises %s', (file, format) => expect(formatOfName(file)).toBe(format));

it.each([
  [undefined, {}, 'json'],
  [undefined, { profile: 'snare' as const }, 'csv'],
  ['x.parquet', {}, 'parquet'],
  ['x.txt', { profile: 'snare' as const }, 'csv'],
  ['x.txt', { csv: true as const }, 'csv'],
])('of %s with %j makes %s', (file, asked, format) => expect(exportFormat(file, asked)).toBe(format));
