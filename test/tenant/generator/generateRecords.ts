import type { PublishedRecord } from '../content/publishedRecord';
import type { GenerateOptions } from './recordSource';
import { createRecordSource } from './recordSource';

/**
 * Realistic records of the whole Exchange family, one at a time and never kept: the same options give the same texts.
 * Creation times rise with the index.
 */
export function* generateRecords(options: GenerateOptions): Iterable<PublishedRecord> {
  const source = createRecordSource(options);
  for (let index = 0; index < source.count; index += 1) yield source.at(index);
}
