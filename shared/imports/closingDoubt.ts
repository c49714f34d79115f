/** Why an export may not hold everything of its span. */
export interface ClosingDoubt {
  readonly code:
    | 'brokenFile'
    | 'unusableRows'
    | 'rowLimit'
    | 'noRecords'
    | 'searchNotWhole'
    | 'storedRecordsMissing'
    | 'nothingNew'
    | 'fewStoredRecords'
    | 'emptyDays'
    | 'oneUserOnly'
    | 'oneOperationOnly'
    | 'recordTypesMissing';
  /** For a person: what was found. */
  readonly text: string;
  /** A person who knows how the export was made may state that it is whole all the same (`--whole`). */
  readonly canBeStated: boolean;
}
