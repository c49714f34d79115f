import type { ReportView } from './reportView';

/** The records that the rows of a report lead to, those of the first rows of each table first, each once. */
export function reportRecordIds({ tables }: ReportView, most: number): string[] {
  const lists = tables.map(({ records = [] }) => records);
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const ids = new Set<string>();
  for (let row = 0; row < longest && ids.size < most; row++) {
    for (const list of lists) {
      const id = list[row];
      if (id !== undefined && ids.size < most) ids.add(id);
    }
  }
  return [...ids];
}
