import { type AnswerLimits, answerLimits } from '../query/answerLimits';
import { quarantineCounts } from '../query/quarantineCounts';
import type { ReadableTables } from '../query/readableTables';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';

/** How completely a span of time is in the tables: what every report has to say. */
export interface SpanCoverage extends AnswerLimits {
  /** Texts that could not become records, of any time. */
  readonly quarantined: number;
}

/** @param span of CreationTime, `to` not included; undefined: no bound */
export async function spanCoverage(
  tables: ReadableTables & { readonly clock: Clock },
  span: { from?: Date | undefined; to?: Date | undefined },
  options: StoreOptions = {},
): Promise<SpanCoverage> {
  const [limits, quarantine] = await Promise.all([
    answerLimits(tables, span, options),
    quarantineCounts(tables, options),
  ]);
  return { ...limits, quarantined: quarantine.reduce((sum, { texts }) => sum + texts, 0) };
}
