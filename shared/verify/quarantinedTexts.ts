import { readKeptText } from '../tables/store/keptText';
import { keySafe } from '../tables/store/keySafe';
import type { TableNames } from '../tables/store/tableNames';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';
import { isIntactText } from './intactText';
import type { ReceivedText } from './receivedText';
import { behindKey, rowsInRanges } from './rowsInRanges';

/**
 * Which of some texts are in quarantine.
 * @returns for each that is, its row and whether it still is what it was
 */
export async function quarantinedTexts(
  { store, names }: { store: TableStore; names: TableNames },
  texts: readonly ReceivedText[],
  options: StoreOptions = {},
): Promise<Map<ReceivedText, { row: StoredRow; isIntact: boolean }>> {
  const found = new Map<ReceivedText, { row: StoredRow; isIntact: boolean }>();
  const byPartition = Map.groupBy(texts, ({ content }) => content.contentCreated.slice(0, 10));
  for (const [partitionKey, ofDay] of byPartition) {
    const byKey = Map.groupBy(ofDay, rowKeyOf);
    const ranges = [...byKey.keys()].map((rowKey) => ({ from: rowKey, before: behindKey(rowKey) }));
    const at = { table: names.quarantine, partitionKey, ranges };
    for await (const row of rowsInRanges(store, at, options)) {
      for (const text of byKey.get(row.rowKey) ?? []) {
        found.set(text, { row, isIntact: row.TextSha256 === text.sha256 && hasItsText(row) });
      }
    }
  }
  return found;
}

/** As quarantineRows makes it. */
function rowKeyOf({ content, sha256 }: ReceivedText): string {
  return `${keySafe(content.contentId)}_${sha256.slice(0, 16)}`;
}

/** A text beyond one row of 1 MiB has the rest elsewhere: of it only the hash is compared. */
function hasItsText(row: StoredRow): boolean {
  if (row.Parts !== undefined) return true;
  try {
    const utf8 = readKeptText([row], 'Text');
    return utf8 !== undefined && isIntactText({ utf8, sha256: String(row.TextSha256) });
  } catch {
    return false;
  }
}
