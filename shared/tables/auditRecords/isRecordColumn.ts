const OTHER_COLUMNS =
  /^(?:partitionKey|rowKey|etag|timestamp|odata\..*|AuditData(?:Sha256|Gzip\d\d)?|Parts|Source|ContentId|IsVariant|VariantOf|(?:Contract|Parser)Version)$/;

/** Whether a column of a head row follows from the record: others say where the row came from, hold its text, or are the store's own. */
export function isRecordColumn(name: string): boolean {
  return !OTHER_COLUMNS.test(name);
}
