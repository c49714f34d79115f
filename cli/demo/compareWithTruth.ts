import { createHash } from 'node:crypto';
import { exactText } from '../../shared/query/exactText';
import { findRecords } from '../../shared/query/findRecords';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { RecordQuery } from '../../shared/query/recordQuery';

/** What became of the published records, told apart by the SHA-256 of their exact bytes. */
export interface Comparison {
  readonly published: number;
  /** Stored byte for byte as published. */
  readonly stored: number;
  /** Ids of records that were published and are not stored as they were. */
  readonly missing: readonly string[];
  /** Stored rows with a text that nobody published, or that is stored already. */
  readonly unexpected: number;
}

/**
 * Reads every stored record back and compares it with what was published.
 * @param published id and SHA-256 (lower-case hex) of every record that has to be stored
 * @param query where they stand
 */
export async function compareWithTruth(
  tables: ReadableTables,
  published: Iterable<{ readonly id: string; readonly sha256: string }>,
  query: RecordQuery,
  options: { abortSignal: AbortSignal },
): Promise<Comparison> {
  const waiting = new Map<string, string>();
  for (const { id, sha256 } of published) waiting.set(sha256, id);
  const total = waiting.size;
  let unexpected = 0;
  for await (const row of findRecords(tables, query, options)) {
    const sha256 = createHash('sha256')
      .update(await exactText(tables, row, options))
      .digest('hex');
    if (!waiting.delete(sha256)) unexpected += 1;
  }
  return { published: total, stored: total - waiting.size, missing: [...waiting.values()], unexpected };
}
