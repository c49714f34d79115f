import type { FindProgress } from '../../shared/query/findRecords';
import { count } from './count';
import { progressBar } from './progressBar';

/** How far a search has come, as a bar over its days, in one line. */
export function searchProgress({ days, daysRead, rowsRead }: FindProgress, found: number): string {
  return `${progressBar(daysRead, days)} day ${daysRead} of ${days}, ${count(rowsRead, 'row')} read, ${count(found, 'record')} found`;
}
