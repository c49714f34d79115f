import type { PendingRecord } from './pendingRecord';
import { WaitingTexts } from './waitingTexts';

/**
 * Packs the texts of records that wait for the same transaction: records of one type and day have most of their text in common.
 * @returns memory gained, in bytes
 */
export function packWaiting(records: readonly PendingRecord[]): number {
  const waiting = records.flatMap((record) => {
    const text = record.packable;
    return text === undefined ? [] : [{ record, text }];
  });
  if (waiting.length < 2) return 0;
  const packed = new WaitingTexts(waiting.map(({ text }) => text));
  const textBytes = Math.ceil(packed.sizeInBytes / waiting.length);
  let gainedBytes = 0;
  for (const [index, { record }] of waiting.entries()) {
    const bytesBefore = record.heldBytes;
    record.holdTextIn(packed.place(index), textBytes);
    gainedBytes += bytesBefore - record.heldBytes;
  }
  return gainedBytes;
}
