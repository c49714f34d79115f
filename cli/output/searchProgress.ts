import type { FindProgress } from '../../shared/query/findRecords';
import { count } from './count';

const BAR_WIDTH = 24;

/** How far a search has come, as a bar over its days, in one line. */
export function searchProgress({ days, daysRead, rowsRead }: FindProgress, found: number): string {
  const done = days === 0 ? 0 : Math.floor((BAR_WIDTH * Math.min(daysRead, days)) / days);
  const bar = '#'.repeat(done).padEnd(BAR_WIDTH, '.');
  return `[${bar}] day ${daysRead} of ${days}, ${count(rowsRead, 'row')} read, ${count(found, 'record')} found`;
}
