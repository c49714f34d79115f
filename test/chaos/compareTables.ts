import type { ReadableTables } from '../../shared/query/readableTables';
import { compareLedger, type LedgerComparison } from './compareLedger';
import { compareQuarantine, type QuarantineComparison } from './compareQuarantine';
import { IndexAudit, type IndexComparison } from './indexAudit';
import { type HalfWritten, readHeads } from './readHeads';
import { RecordAudit, type RecordComparison } from './recordAudit';
import type { TableTruth } from './tableTruth';

/** How the tables differ from what was published; see {@link comparisonFaults} for what of it is wrong. */
export interface TableComparison {
  readonly records: RecordComparison;
  readonly halfWritten: HalfWritten;
  readonly index: IndexComparison;
  readonly ledger: LedgerComparison;
  readonly quarantine: QuarantineComparison;
}

/**
 * Reads every row of the tables and compares it with what was published: record by record and byte by byte, each under every one of
 * its lookups, each blob in the ledger, each unusable text in quarantine.
 * @param truth what the simulated tenant has published
 */
export async function compareTables(tables: ReadableTables, truth: TableTruth): Promise<TableComparison> {
  const halfWritten: HalfWritten = { headsWithoutParts: [], partsWithoutHead: [] };
  const records = new RecordAudit(truth.records, truth.missable);
  const index = new IndexAudit(tables);
  for await (const head of readHeads(tables, halfWritten)) {
    records.see(head);
    index.expect(head);
  }
  return {
    records: records.report(),
    halfWritten,
    index: await index.compare(),
    ledger: await compareLedger(tables, truth),
    quarantine: await compareQuarantine(tables, truth),
  };
}
