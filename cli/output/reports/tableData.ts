import type { ReportCell, ReportColumn, ReportTable } from './reportTable';

/** A column's values: as they are, or as places in a list where they repeat. */
export interface ColumnData {
  readonly title: string;
  readonly kind: ReportColumn['kind'] | 'record';
  readonly isDetail?: true | undefined;
  readonly values: readonly (string | number | null)[];
  /** Row by row, the place of its value in `values`. Undefined: `values` are the rows' own. */
  readonly places?: readonly number[];
}

/** A table as the script of a page reads it: by column, so that 100,000 rows are small and quickly read. */
export interface TableData {
  readonly title: string;
  readonly rows: number;
  readonly pageSize: number;
  readonly columns: readonly ColumnData[];
}

/** Rows that a page of a table shows. */
export const PAGE_SIZE = 25;

/** The data of a table; the records that rows lead to are the last column. */
export function tableData({ title, columns, rows, records }: ReportTable): TableData {
  const data: ColumnData[] = columns.map(({ title: head, kind, isDetail }, at) => ({
    ...{ title: head, kind, isDetail },
    ...compacted(rows.map((row) => row[at])),
  }));
  if (records) data.push({ title: 'Record', kind: 'record', ...compacted(records) });
  return { title, rows: rows.length, pageSize: PAGE_SIZE, columns: data };
}

function compacted(cells: readonly ReportCell[]): Pick<ColumnData, 'values' | 'places'> {
  const values = cells.map((cell) => cell ?? null);
  const distinct = new Map<string | number | null, number>();
  for (const value of values) if (!distinct.has(value)) distinct.set(value, distinct.size);
  if (distinct.size > values.length / 2) return { values };
  return { values: [...distinct.keys()], places: values.map((value) => distinct.get(value) ?? 0) };
}
