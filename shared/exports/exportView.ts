import type { Edm } from '../records/columnTypes';
import type { StoredRow } from '../tables/store/tableStore';

/** A stored record with its exact text. */
export interface ExportedRecord {
  readonly row: StoredRow;
  readonly text: string;
}

/** One value of a record; undefined where it has none. */
export type ExportValue = string | number | boolean | bigint | Date | undefined;

/** What an export shows of each record: the same columns for all, known before the first record. */
export interface ExportView {
  readonly columns: readonly { readonly name: string; readonly edm: Edm }[];
  /** A value for each column, in order. */
  valuesOf(record: ExportedRecord): ExportValue[];
}
