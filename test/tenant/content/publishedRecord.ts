/** A record as the tenant publishes it: its exact JSON text and what a reader needs to find it again. */
export interface PublishedRecord {
  readonly text: string;
  readonly id: string;
  readonly recordType: number;
  /** As spelled in the text. */
  readonly creationTime: string;
  /** What must become of it; left out, `stored`. */
  readonly expected?: 'stored' | 'quarantined';
  /** Its exact bytes, where they are not the UTF-8 of `text`. */
  readonly bytes?: Uint8Array;
}

/** @returns the bytes that stand for the record in a blob */
export function recordBytes(record: PublishedRecord): Uint8Array {
  return record.bytes ?? Buffer.from(record.text, 'utf8');
}
