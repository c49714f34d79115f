import type { RowValue } from '../store/tableRow';

/** Whether a column as it is written and one that was read are the same: the client gives times as Date, Int64 as bigint. */
export function isSameColumn(written: RowValue | undefined, read: unknown): boolean {
  if (typeof written !== 'object') return written === read;
  if (written instanceof Uint8Array) return read instanceof Uint8Array && Buffer.compare(written, read) === 0;
  if (written.type === 'DateTime')
    return read instanceof Date && read.getTime() === Date.parse(written.value);
  if (written.type === 'Int64') return typeof read === 'bigint' && read === BigInt(written.value);
  return typeof read === 'number' && Object.is(read, Number(written.value));
}
