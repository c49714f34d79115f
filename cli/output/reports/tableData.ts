import type { ReportCell, ReportColumn, ReportTable } from './reportTable';

/** A column's values: as they are, or as places in a list where they repeat. */
export interface ColumnData {
  readonly title: string;
  readonly kind: ReportColumn['kind'] | 'record';
  readonly isDetail?: true | undefined;
  readonly values: readonly (string | number | null)[];
  /** Where values are times: they are seconds after this one, in milliseconds since 1970, which is half as long. */
  readonly origin?: number;
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

const SECOND_MS = 1_000;

/** The data of a table; the records that rows lead to are the last column. */
export function tableData({ title, columns, rows, records }: ReportTable): TableData {
  const data: ColumnData[] = columns.map(({ title: head, kind, isDetail }, at) => ({
    ...{ title: head, kind, isDetail },
    ...(kind === 'time' ? times(rows.map((row) => row[at])) : compacted(rows.map((row) => row[at]))),
  }));
  if (records) data.push({ title: 'Record', kind: 'record', ...compacted(records) });
  return { title, rows: rows.length, pageSize: PAGE_SIZE, columns: data };
}

function times(cells: readonly ReportCell[]): Pick<ColumnData, 'values' | 'origin'> {
  const origin = cells.reduce<number>(
    (least, cell) => (typeof cell === 'number' && cell < least ? cell : least),
    Number.MAX_SAFE_INTEGER,
  );
  return {
    origin,
    values: cells.map((cell) => (typeof cell === 'number' ? (cell - origin) / SECOND_MS : null)),
  };
}

function compacted(cells: readonly ReportCell[]): Pick<ColumnData, 'values' | 'places'> {
  const values = cells.map((cell) => cell ?? null);
  const distinct = new Map<string | number | null, number>();
  for (const value of values) if (!distinct.has(value)) distinct.set(value, distinct.size);
  if (distinct.size > values.length / 2) return { values };
  return { values: [...distinct.keys()], places: values.map((value) => distinct.get(value) ?? 0) };
}
