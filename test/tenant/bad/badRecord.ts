import type { PublishedRecord } from '../content/publishedRecord';
import { createRandom } from '../random';

/** A record with something wrong or merely odd about it, and what must become of it. */
export interface BadRecord extends PublishedRecord {
  readonly name: string;
  readonly expected: 'stored' | 'quarantined';
}

/** A text with an Id, a type and a time that a reader can use, whatever else is in it. */
export interface TextParts {
  readonly id: string;
  /** `"Id":"..","RecordType":50,"CreationTime":"..","Operation":"MailItemsAccessed"` */
  readonly head: string;
  readonly creationTime: string;
}

/** @param write makes the text from its usual parts */
export function storedRecord(
  name: string,
  creationTime: string,
  write: (parts: TextParts) => string,
): BadRecord {
  const id = createRandom('bad record', name).guid();
  const head = `"Id":"${id}","RecordType":50,"CreationTime":"${creationTime}","Operation":"MailItemsAccessed"`;
  const text = write({ id, head, creationTime });
  return { name, text, id, recordType: 50, creationTime, expected: 'stored' };
}

/** As `storedRecord`, for a text that no reader can use. */
export function quarantinedRecord(
  name: string,
  creationTime: string,
  write: (parts: TextParts) => string,
): BadRecord {
  const { text } = storedRecord(name, creationTime, write);
  return { name, text, id: '', recordType: 0, creationTime: '', expected: 'quarantined' };
}
