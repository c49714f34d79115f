import type { StoreOptions } from '../tables/store/tableStore';
import { type ExportSpan, exportSpans } from './exportSpans';
import type { OpenGap } from './openGaps';
import type { ReadableTables } from './readableTables';
import { storedRecordTypes } from './storedRecordTypes';

/** One export out of Microsoft's audit search that would close gaps. */
export interface ClosingExport extends ExportSpan {
  /** To be searched for one by one, because a search ends at 50,000 rows. Undefined: only a search for all types is whole. */
  readonly recordTypes: readonly number[] | undefined;
}

const DAY_MS = 24 * 60 * 60_000;
// Seen with Workload Exchange in samples and public data sets: ExchangeAdmin, ExchangeItem, ExchangeItemGroup,
// ExchangeAggregatedOperation, MIPLabel, ExchangeItemAggregated, OMEPortal.
const EXCHANGE_TYPES = [1, 2, 3, 19, 43, 50, 154];

/**
 * The exports that would close gaps, with the record types to search for: those known of Exchange and all that the tables hold in the
 * months around the gap.
 * @param contentTypes all that the tables know: a record does not say which one it came with
 */
export async function closingExports(
  tables: ReadableTables,
  gaps: readonly OpenGap[],
  contentTypes: readonly string[],
  options: StoreOptions = {},
): Promise<ClosingExport[]> {
  const spans = exportSpans(gaps);
  const isExchange = contentTypes.every((contentType) => contentType.toLowerCase() === 'audit.exchange');
  if (!isExchange) return spans.map((span) => ({ ...span, recordTypes: undefined }));
  const typesByTable = new Map<string, readonly number[]>();
  const exports: ClosingExport[] = [];
  for (const span of spans) {
    const types = new Set(EXCHANGE_TYPES);
    for (const table of tablesAround(span, tables)) {
      const stored = typesByTable.get(table) ?? (await storedRecordTypes(tables.store, table, options));
      typesByTable.set(table, stored);
      for (const recordType of stored) types.add(recordType);
    }
    exports.push({ ...span, recordTypes: [...types].sort((a, b) => a - b) });
  }
  return exports;
}

/** Names of the records tables of a span and of four weeks around it. */
function tablesAround({ from, to }: ExportSpan, { names }: ReadableTables): ReadonlySet<string> {
  const found = new Set<string>();
  for (let time = from.getTime() - 28 * DAY_MS; time < to.getTime() + 28 * DAY_MS; time += 14 * DAY_MS) {
    found.add(names.records(new Date(time).toISOString().slice(0, 10)));
  }
  return found;
}
