import type { BenchOptions, Figure } from '../figure';
import { peakOfBlob } from './peakOfBlob';
import { peakOfWaiting } from './peakOfWaiting';

/** Most memory of a poll: blobs from one record to half a gigabyte, then from ten blobs waiting to a hundred thousand. */
export async function memory({ scale }: BenchOptions): Promise<Figure[]> {
  return [...(await peakOfBlob(scale)), ...(await peakOfWaiting(scale))];
}
