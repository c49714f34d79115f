import { createHash } from 'node:crypto';
import type { PublishedRecord } from './publishedRecord';
import { recordBytes } from './publishedRecord';

/** A text above this size is kept as hash and length only. */
const keptTextLimitBytes = 256 * 1024;

/** One distinct record text that the tenant has published, wherever it was delivered. */
export interface TrueRecord {
  readonly id: string;
  readonly recordType: number;
  readonly creationTime: string;
  /** Lower-case hex of its exact bytes. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Missing where the text is large, streamed or no valid UTF-8. */
  readonly text: string | undefined;
  readonly expected: 'stored' | 'quarantined';
  /** Every content that delivers it, in the order of publication. */
  readonly contentIds: readonly string[];
}

/** Everything the tenant has published, to be compared with tables byte by byte. Two texts of one Id are two records here. */
export class Truth {
  readonly #records = new Map<string, TrueRecord & { contentIds: string[] }>();

  get size(): number {
    return this.#records.size;
  }

  /**
   * Notes a delivery.
   * @param keepText false for streamed blobs, whose texts would fill the memory
   * @returns the size of the record in bytes
   */
  add(record: PublishedRecord, contentId: string, keepText: boolean): number {
    const bytes = recordBytes(record);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = this.#records.get(sha256);
    if (known !== undefined) {
      if (!known.contentIds.includes(contentId)) known.contentIds.push(contentId);
      return bytes.byteLength;
    }
    const { id, recordType, creationTime, expected = 'stored' } = record;
    const keeps = keepText && record.bytes === undefined && bytes.byteLength <= keptTextLimitBytes;
    this.#records.set(sha256, {
      id,
      recordType,
      creationTime,
      sha256,
      sizeBytes: bytes.byteLength,
      text: keeps ? record.text : undefined,
      expected,
      contentIds: [contentId],
    });
    return bytes.byteLength;
  }

  /** In the order of first publication. */
  records(): Iterable<TrueRecord> {
    return this.#records.values();
  }

  /** @returns every text published under this Id, more than one where variants were published */
  find(id: string): readonly TrueRecord[] {
    return [...this.#records.values()].filter((record) => record.id === id);
  }
}
