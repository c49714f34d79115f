import { RecordSplitter } from '../records/recordSplitter';

/**
 * The exact bytes of each record in what was left over of a blob: an array, a lone object, or the end of an array whose beginning has
 * been stored.
 * @returns `isWhole`: nothing but records and the array's end is in it
 */
export function recordTexts(utf8: Buffer): { texts: Buffer[]; isWhole: boolean } {
  const asItIs = split([utf8]);
  return asItIs.isWhole ? asItIs : split([Buffer.from('['), utf8]);
}

function split(chunks: readonly Buffer[]): { texts: Buffer[]; isWhole: boolean } {
  const splitter = new RecordSplitter();
  const texts = chunks.flatMap((chunk) => splitter.push(chunk));
  return { texts, isWhole: splitter.end().whole };
}
