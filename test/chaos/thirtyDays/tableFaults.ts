import { CoverageTable } from '../../../shared/ledger/coverageTable';
import type { Gap } from '../../../shared/ledger/gap';
import { compareLedger } from '../compareLedger';
import { compareTables } from '../compareTables';
import { comparisonFaults } from '../comparisonFaults';
import type { Stage } from '../stage';
import { gapFaults } from './gapFaults';
import type { Journal } from './journal';
import type { Publisher } from './publisher';

/**
 * Compares every row with what was published, where some of it could not be had: that must be told as gaps, exactly; all else must be
 * there once, byte for byte.
 * @returns a line for each kind of fault; how many contents are missing and told, and the gaps
 */
export async function tableFaults(
  stage: Stage,
  prefix: string,
  { publisher, journal }: { publisher: Publisher; journal: Journal },
): Promise<{ faults: string[]; missing: number; gaps: readonly Gap[] }> {
  const tables = stage.tables(prefix);
  const { unreadable, publications } = publisher;
  const truth = {
    records: [...stage.tenant.truth.records()],
    contents: [...stage.tenant.contents()],
    unreadable,
  };
  const missable = new Set((await compareLedger(tables, truth)).notStored);
  const comparison = await compareTables(tables, { ...truth, missable });
  const collected = stage.tenant.collectedSpans('Audit.Exchange');
  const ledger = { ...comparison.ledger, notStored: [], openGaps: [] };
  const gaps: Gap[] = [];
  for await (const gap of new CoverageTable(tables.store, tables.names.coverage).openGaps('Audit.Exchange')) {
    gaps.push(gap);
  }
  const faults = [
    ...comparisonFaults({ ...comparison, ledger }),
    ...gapFaults(gaps, journal, { publications, notStored: missable, unreadable, collected }),
    ...stage.brokenRules(),
  ];
  return { faults, missing: missable.size, gaps };
}
