import { sameTokens } from '../../records/sameText';
import { contradictoryStore } from '../store/contradictoryStore';
import type { StoreOptions, TableStore } from '../store/tableStore';
import { isLossyCopy } from './lossyCopy';
import type { PendingRecord } from './pendingRecord';
import { asVariant } from './recordRows';
import { foundStored, refusedRow, type Settlement } from './settlement';
import { storedTexts } from './storedTexts';
import { writeContinuations } from './writeContinuations';

// Each round ends with a row written by somebody else in between: more than a handful means that the store contradicts itself.
const ROUNDS = 20;

/**
 * Finds or makes the place of a record whose key is taken by another text: the same text or one with equal tokens among those that
 * stand there, or one that it is a damaged copy of, else a row of its own beside them (design: "Same or variant").
 */
export async function writeBeside(
  store: TableStore,
  table: string,
  record: PendingRecord,
  options: StoreOptions,
): Promise<Settlement> {
  const { partitionKey, rowKey } = record;
  const text = Buffer.from(record.utf8).toString('utf8');
  const isFromFile = record.origin.source !== 'api';
  for (let round = 1; round <= ROUNDS; round++) {
    const stored = await storedTexts(store, { table, partitionKey, rowKey }, options);
    const same = stored.find(({ sha256 }) => sha256 === record.sha256);
    if (same) return foundStored(same.isVariant ? 'variant' : 'stored', same.row);
    const alike = stored.find(({ utf8 }) => sameTokens(text, utf8.toString('utf8')));
    if (alike) return foundStored('respelled', alike.row);
    // Never from the API, which sends what was recorded: there a question mark is one.
    const whole = isFromFile && stored.find(({ utf8 }) => isLossyCopy(text, utf8.toString('utf8')));
    if (whole) return foundStored('lossy', whole.row);

    // 8 digits may be taken by a third text, or by a row that has lost its text.
    const variant = asVariant(record.makeRows(), record.sha256, round === 1 ? 8 : 64);
    const code = await writeContinuations(store, table, variant, options);
    if (code !== undefined) return refusedRow(record, code);
    const outcome = await store.insert(table, [variant.head], options);
    if (outcome.outcome === 'refused') return refusedRow(record, outcome.code);
    if (outcome.outcome === 'inserted') {
      const { head } = variant;
      return { kind: 'variant', isNew: true, contentId: String(head.ContentId), rowKey: head.rowKey };
    }
  }
  throw contradictoryStore(table);
}
