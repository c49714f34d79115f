import { CoverageTable } from '../ledger/coverageTable';
import { gapsWithin } from '../query/gapsWithin';
import { knownContentTypes } from '../query/knownContentTypes';
import type { OpenGap } from '../query/openGaps';
import { quarantineCounts } from '../query/quarantineCounts';
import type { ReadableTables } from '../query/readableTables';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';

/** How completely a span of time is in the tables: what every report has to say. */
export interface SpanCoverage {
  /** Open gaps in which records of the span may be missing, oldest first. */
  readonly gaps: readonly OpenGap[];
  /** For each content type: since when, and until when, what Microsoft made available is in the tables. */
  readonly covered: readonly { contentType: string; from: Date | undefined; to: Date | undefined }[];
  /** Texts that could not become records, of any time. */
  readonly quarantined: number;
}

/** @param span of CreationTime, `to` not included; undefined: no bound */
export async function spanCoverage(
  tables: ReadableTables & { readonly clock: Clock },
  span: { from?: Date | undefined; to?: Date | undefined },
  options: StoreOptions = {},
): Promise<SpanCoverage> {
  const table = new CoverageTable(tables.store, tables.names.coverage);
  const covered: SpanCoverage['covered'][number][] = [];
  for await (const contentType of knownContentTypes(tables, options)) {
    const { coveredFrom, coveredTo } = await table.read(contentType, { ...options, now: tables.clock.now() });
    covered.push({ contentType, from: coveredFrom, to: coveredTo });
  }
  const quarantine = await quarantineCounts(tables, options);
  return {
    gaps: await gapsWithin(tables, span, options),
    covered,
    quarantined: quarantine.reduce((sum, { texts }) => sum + texts, 0),
  };
}
