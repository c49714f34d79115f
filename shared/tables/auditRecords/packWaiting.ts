import { PackedTexts } from '../store/packedTexts';
import type { PendingRecord } from './pendingRecord';

/**
 * Packs the texts of records that wait for the same transaction: records of one type and day have most of their text in common. Unpacked all
 * at once, when the first of them is asked for.
 * @returns memory gained, in bytes
 */
export function packWaiting(records: readonly PendingRecord[]): number {
  const waiting = records.flatMap((record) => {
    const text = record.packable;
    return text === undefined ? [] : [{ record, text }];
  });
  if (waiting.length < 2) return 0;
  const packed = new PackedTexts(waiting.map(({ text }) => text));
  const textBytes = Math.ceil(packed.sizeInBytes / waiting.length);
  let texts: readonly string[] | undefined;
  const unpacked = () => {
    texts ??= packed.unpack();
    return texts;
  };
  let gainedBytes = 0;
  for (const [index, { record }] of waiting.entries()) {
    const bytesBefore = record.heldBytes;
    const place = {
      get text() {
        return unpacked()[index] ?? '';
      },
    };
    record.holdTextIn(place, textBytes);
    gainedBytes += bytesBefore - record.heldBytes;
  }
  return gainedBytes;
}
