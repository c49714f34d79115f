import type { ClosingStatement } from '../ledger/closingStatement';
import { dateTime } from '../ledger/contentRows';
import type { ReadableTables } from '../query/readableTables';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { ClosingDoubt } from './closingDoubt';

/**
 * Writes down who stated what on which grounds: PartitionKey `statement`, RowKey its time and the beginning of the first file's SHA-256.
 * Insert only.
 */
export async function noteStatement(
  {
    store,
    names,
    clock,
    appVersion,
  }: ReadableTables & { readonly clock: Clock; readonly appVersion: string },
  statement: ClosingStatement & {
    readonly contentType: string;
    readonly isWhole: boolean;
    readonly sourceLimit: number | undefined;
    /** What spoke against it and was stated away. */
    readonly doubts: readonly ClosingDoubt[];
  },
  options: StoreOptions = {},
): Promise<void> {
  const { file, sha256, rows, from, to, contentType, isWhole, sourceLimit, doubts } = statement;
  const statedAt = clock.now();
  const row = {
    partitionKey: 'statement',
    rowKey: `${statedAt.toISOString()}_${sha256.slice(0, 16)}`,
    contentType,
    file,
    sha256,
    rows,
    from: dateTime(from),
    to: dateTime(to),
    statedAt: dateTime(statedAt),
    statedWhole: isWhole,
    doubts: JSON.stringify(doubts.map(({ code, text }) => ({ code, text }))),
    appVersion,
    ...(sourceLimit === undefined ? {} : { sourceLimit }),
  };
  await store.insert(names.coverage, [row], options);
}
