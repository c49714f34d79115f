import { odata } from '@azure/data-tables';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { TableTruth } from './tableTruth';

/** Whether the ledger knows every published blob as stored, with the right counts. Lists hold contentIds. */
export interface LedgerComparison {
  readonly published: number;
  /** In a state other than `stored`, or not there at all. */
  readonly notStored: readonly string[];
  readonly twice: readonly string[];
  readonly unexpected: readonly string[];
  /** `records` is not what the blob holds, or is not the sum of what became of them. */
  readonly miscounted: readonly string[];
  /** `reason contentId` (or the span) of each gap that is open. */
  readonly openGaps: readonly string[];
}

const OUTCOMES = ['inserted', 'duplicates', 'variants', 'quarantined', 'beyondRetention'] as const;

/** Compares the ledger and the gaps with the published content. */
export async function compareLedger(
  { store, names }: ReadableTables,
  truth: TableTruth,
): Promise<LedgerComparison> {
  const contents = new Map(truth.contents.map((content) => [content.contentId, content.contentType]));
  const recordCounts = new Map<string, number>();
  for (const { contentIds } of truth.records) {
    for (const id of contentIds) recordCounts.set(id, (recordCounts.get(id) ?? 0) + 1);
  }
  for (const id of truth.unreadable?.keys() ?? []) recordCounts.set(id, (recordCounts.get(id) ?? 0) + 1);
  const stored = new Set<string>();
  const wrong = { twice: [] as string[], unexpected: [] as string[], miscounted: [] as string[] };
  for await (const page of store.query(names.content, odata`PartitionKey ge ${''}`)) {
    for (const row of page) {
      const id = String(row.contentId);
      if (!contents.has(id)) wrong.unexpected.push(id);
      if (row.state !== 'stored') continue;
      if (stored.has(id)) wrong.twice.push(id);
      stored.add(id);
      const sum = OUTCOMES.reduce((total, name) => total + Number(row[name]), 0);
      if (row.records !== (recordCounts.get(id) ?? 0) || row.records !== sum) wrong.miscounted.push(id);
    }
  }
  const openGaps: string[] = [];
  const coverage = new CoverageTable(store, names.coverage);
  for (const contentType of new Set(contents.values())) {
    for await (const { reason, contentId, from, to } of coverage.openGaps(contentType)) {
      openGaps.push(`${reason} ${contentId ?? `${from.toISOString()} to ${to.toISOString()}`}`);
    }
  }
  const notStored = [...contents.keys()].filter((id) => !stored.has(id));
  return { published: contents.size, notStored, ...wrong, openGaps };
}
