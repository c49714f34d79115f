/** How the characters of a file are written. A byte order mark tells; without one it is UTF-8. */
export type ExportEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A CSV file: from the Purview portal (`RecordId`), from Search-UnifiedAuditLog (`Identity`), or a few columns of either. */
export interface CsvForm {
  readonly kind: 'purviewCsv' | 'searchCsv' | 'csv';
  readonly source: 'csv';
  readonly delimiter: ',' | ';' | '\t';
  /** A line before the header: `#TYPE ...` of Windows PowerShell, `sep=;` for Excel. */
  readonly hasTypeLine: boolean;
}

/** JSON: one array, one object a line, objects one after another, or a page of Microsoft Graph (`{"value":[...]}`). */
export interface JsonForm {
  readonly kind: 'jsonArray' | 'jsonLines' | 'jsonObjects' | 'jsonPage';
  readonly source: 'json' | 'graph';
  /** A page that names the one after it (`@odata.nextLink`). */
  readonly hasNextPage?: true;
}

/** What PowerShell prints of objects: `Name : value` lines. */
export interface ListForm {
  readonly kind: 'powershellList';
  readonly source: 'powershell';
}

/** The forms in which audit records leave Microsoft 365 in a file; `source` is what the rows say. */
export type ExportForm = CsvForm | JsonForm | ListForm;
