import { createHash } from 'node:crypto';
import { odata } from '@azure/data-tables';
import type { ReadableTables } from '../../shared/query/readableTables';
import { readKeptText } from '../../shared/tables/store/keptText';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import type { TableTruth } from './tableTruth';

/** Whether every text that could not become a record is kept exactly, once for each content that delivers it. */
export interface QuarantineComparison {
  readonly expected: number;
  /** `contentId sha256` */
  readonly missing: readonly string[];
  /** Rows nobody expects, or whose text is not the published one: `contentId reason`. */
  readonly unexpected: readonly string[];
  /** Rows by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Compares the quarantine with what was published to end there. */
export async function compareQuarantine(
  { store, names }: ReadableTables,
  { records, unreadable = new Map(), missable = new Set() }: TableTruth,
): Promise<QuarantineComparison> {
  const waiting = new Set<string>();
  for (const { expected, sha256, contentIds } of records) {
    if (expected === 'quarantined') for (const id of contentIds) waiting.add(`${id} ${sha256}`);
  }
  const withoutRest = new Set(unreadable.keys());
  const expected = waiting.size + withoutRest.size;
  const unexpected: string[] = [];
  const reasons: Record<string, number> = {};
  for await (const page of store.query(names.quarantine, odata`PartitionKey ge ${''}`)) {
    for (const row of page) {
      if (row.Reason === undefined) continue;
      const id = String(row.ContentId);
      const reason = String(row.Reason);
      const text = await quarantinedText({ store, names }, row);
      reasons[reason] = (reasons[reason] ?? 0) + 1;
      const body = unreadable.get(id);
      const isRest =
        reason === 'unreadable' &&
        body &&
        Buffer.from(body)
          .subarray(body.length - text.length)
          .equals(text);
      const isExpected = isRest ? withoutRest.delete(id) : waiting.delete(`${id} ${sha256Of(text)}`);
      if (!isExpected || row.TextSha256 !== sha256Of(text)) unexpected.push(`${id} ${reason}`);
    }
  }
  const missing = [...waiting, ...[...withoutRest].map((id) => `${id} (unreadable rest)`)].filter(
    (text) => !missable.has(text.slice(0, text.indexOf(' '))),
  );
  return { expected, missing, unexpected, reasons };
}

async function quarantinedText({ store, names }: ReadableTables, row: StoredRow): Promise<Buffer> {
  const parts: StoredRow[] = [];
  if (row.Parts !== undefined) {
    const prefix = `${row.rowKey}~`;
    const filter = odata`PartitionKey eq ${row.partitionKey} and RowKey ge ${prefix} and RowKey lt ${`${prefix}~`}`;
    for await (const page of store.query(names.quarantine, filter)) parts.push(...page);
  }
  return readKeptText([row, ...parts], 'Text') ?? Buffer.alloc(0);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
