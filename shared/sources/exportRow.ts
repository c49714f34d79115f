/** What a search says of itself in each of its rows. */
export interface SearchNote {
  /** Place in the search's result, from 1; -1 where the search failed inside (community knowledge). */
  readonly resultIndex: number | undefined;
  /** Rows that the whole search found. */
  readonly resultCount: number | undefined;
}

/** One row of an export. `number` counts rows from 1, without a header. */
export type ExportRow =
  | {
      readonly kind: 'record';
      readonly number: number;
      /** The exact text of the record: AuditData, or the JSON itself. */
      readonly utf8: Buffer;
      readonly search?: SearchNote | undefined;
      /** What a person should know where the text is no record. */
      readonly remark?: string | undefined;
    }
  /** The text is not the one that was exported. */
  | { readonly kind: 'altered'; readonly number: number; readonly utf8: Buffer; readonly detail: string }
  /** A row without AuditData: Search-UnifiedAuditLog gives some. */
  | { readonly kind: 'empty'; readonly number: number }
  /** From here on the file cannot be taken apart; `utf8` is what follows. */
  | { readonly kind: 'broken'; readonly number: number; readonly utf8: Buffer; readonly detail: string };
