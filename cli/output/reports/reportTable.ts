/** A column of a report's table. */
export interface ReportColumn {
  readonly title: string;
  /** `time`: milliseconds since 1970; `count`: a number; `code`: an identifier, which is never split. */
  readonly kind: 'text' | 'code' | 'time' | 'count';
  /** Left out where a terminal is too narrow for everything. */
  readonly isDetail?: true;
}

export type ReportCell = string | number | undefined;

/** A table of a report, for every output. */
export interface ReportTable {
  /** Fit for an HTML id. */
  readonly id: string;
  readonly title: string;
  /** How to read it. */
  readonly note?: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** The Id of the record that a row leads to, row by row. Undefined: rows without a record. */
  readonly records?: readonly string[];
  /** Said where there are no rows. */
  readonly empty: string;
}
