import { findRecord } from '../query/findRecord';
import type { ReadableTables } from '../query/readableTables';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { StoreOptions } from '../tables/store/tableStore';

const PARALLEL_RECORDS = 16;

/** The received texts of records by Id, variants one below the other. An Id that the index does not know is left out. */
export async function recordTexts(
  tables: ReadableTables,
  recordIds: readonly string[],
  options: StoreOptions = {},
): Promise<Map<string, string>> {
  const limited = limitedParallel(PARALLEL_RECORDS);
  const texts = new Map<string, string>();
  await Promise.all(
    recordIds.map((id) =>
      limited(async () => {
        const found = await findRecord(tables, id, options);
        if (found.length > 0) texts.set(id, found.map(({ utf8 }) => utf8.toString()).join('\n\n'));
      }),
    ),
  );
  return texts;
}
