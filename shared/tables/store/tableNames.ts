/** Names of the tables under one prefix; one records and one index table a month, so that retention is a single drop. */
export interface TableNames {
  readonly prefix: string;
  /** Table of the records of a day (`yyyy-MM-dd`, UTC day of CreationTime). */
  records(day: string): string;
  /** Table of the index rows of a day (`yyyy-MM-dd`). */
  index(day: string): string;
  readonly content: string;
  readonly coverage: string;
  readonly quarantine: string;
  readonly seals: string;
  /** Month `yyyyMM` of a records table's name; undefined where the name is another table's. Letter case does not count. */
  monthOfRecords(tableName: string): string | undefined;
  /** The same for an index table's name. */
  monthOfIndex(tableName: string): string | undefined;
}

/**
 * @param prefix letters and digits, begins with a letter (checked with the settings)
 * @returns names as the storage contract gives them: `AuditRecords202611`, `AuditIndex202611`, `AuditContent`, ...
 */
export function tableNames(prefix: string): TableNames {
  const recordsPattern = new RegExp(`^${prefix}Records(\\d{6})$`, 'i');
  const indexPattern = new RegExp(`^${prefix}Index(\\d{6})$`, 'i');
  return {
    prefix,
    records: (day) => `${prefix}Records${monthOf(day)}`,
    index: (day) => `${prefix}Index${monthOf(day)}`,
    content: `${prefix}Content`,
    coverage: `${prefix}Coverage`,
    quarantine: `${prefix}Quarantine`,
    seals: `${prefix}Seals`,
    monthOfRecords: (tableName) => recordsPattern.exec(tableName)?.[1],
    monthOfIndex: (tableName) => indexPattern.exec(tableName)?.[1],
  };
}

function monthOf(day: string): string {
  return day.slice(0, 4) + day.slice(5, 7);
}
