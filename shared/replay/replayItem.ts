import { isBeyondRetention } from '../ingest/retentionLimit';
import { dateTime } from '../ledger/contentRows';
import { CoverageTable } from '../ledger/coverageTable';
import { knownContentTypes } from '../query/knownContentTypes';
import type { ReadableTables } from '../query/readableTables';
import { replayedPartitionKey } from '../query/replayedItems';
import { parseRecord } from '../records/parseRecord';
import { IndexWriter } from '../tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../tables/auditQuarantine/quarantineWriter';
import { Delivery, type DeliveryCounts } from '../tables/auditRecords/delivery';
import { recordKeys } from '../tables/auditRecords/recordKeys';
import { RecordWriter } from '../tables/auditRecords/recordWriter';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { QuarantinedItem } from './quarantinedItem';
import { quarantinedText } from './quarantinedText';
import { recordTexts } from './recordTexts';

// A String column holds 32,768 UTF-16 units; the records of a broken blob's rest may be many more.
const LONGEST_KEYS_UNITS = 32_000;

const TEXT_CHANGED = {
  reason: 'textChanged',
  detail: 'Its row in quarantine was changed, or is not whole: see who may write to the storage account.',
};

/** What a replay works with. */
export interface ReplayDependencies extends ReadableTables {
  readonly clock: Clock;
  readonly retentionMonths: number | undefined;
  readonly allowImplausibleTime: boolean;
  readonly appVersion: string;
}

/** What became of one text. */
export interface ReplayedItem {
  readonly item: QuarantinedItem;
  /** All of it is in the tables now. */
  readonly isReplayed: boolean;
  /** What stands against it still: the parser's reason, or `beyondRetention`, `refusedByStorage`, `textChanged`. */
  readonly reason: string | undefined;
  readonly detail: string | undefined;
  readonly counts: DeliveryCounts;
}

/**
 * Takes a quarantined text through the current parser again. What parses is stored by the ordinary writers, as coming from the content
 * that brought it; only once its records and index rows are durable the text no longer counts as quarantined. Its row stays: evidence.
 * May be stopped and repeated at any moment.
 */
export async function replayItem(
  item: QuarantinedItem,
  { store, names, clock, retentionMonths, allowImplausibleTime, appVersion }: ReplayDependencies,
  options: StoreOptions = {},
): Promise<ReplayedItem> {
  const { partitionKey, rowKey, contentId, source, fileName } = item;
  const delivery = new Delivery({
    source,
    contentId,
    quarantinePartition: partitionKey,
    ...(fileName === undefined ? {} : { fileName }),
  });
  const { counts } = delivery;
  const index = new IndexWriter(store, names);
  const quarantine = new QuarantineWriter(store, names.quarantine);
  const records = new RecordWriter(store, names, index, quarantine);
  const now = clock.now();
  const plausible = { now, source: source === 'api' ? 'api' : 'file', allowImplausibleTime } as const;
  const keys: string[] = [];
  let fault: { reason: string; detail: string } | undefined;
  const utf8 = await quarantinedText({ store, names }, item, options);
  // One text is one record; the rest of a broken blob may hold any number.
  // Others are replayed all the same.
  if (!utf8) return { item, isReplayed: false, ...TEXT_CHANGED, counts };
  const texts = item.reason === 'unreadable' ? recordTexts(utf8) : { texts: [utf8], isWhole: true };
  if (!texts.isWhole) fault = { reason: item.reason, detail: item.detail };
  for (const text of texts.texts) {
    const parsed = parseRecord(text, plausible);
    if (!parsed.ok) {
      counts.records += 1;
      counts.quarantined += 1;
      fault ??= parsed;
    } else if (isBeyondRetention(parsed.record.creationTime, { now, retentionMonths })) {
      counts.records += 1;
      counts.beyondRetention += 1;
      fault ??= {
        reason: 'beyondRetention',
        detail: 'It is older than the months that are kept (RETENTION_MONTHS).',
      };
    } else {
      const { partitionKey: partition, rowKey: row } = recordKeys(parsed.record);
      keys.push(`${partition}/${row}`);
      await records.add(parsed.record, delivery);
      if (index.isFull) await index.relieve();
    }
  }
  delivery.end();
  const quarantinedBefore = counts.quarantined;
  await records.flush();
  await index.flush();
  if (counts.quarantined > quarantinedBefore) {
    fault ??= { reason: 'refusedByStorage', detail: 'Table Storage refuses it still.' };
  }
  if (!fault) {
    if (item.reason === 'unreadable') await withdrawGap({ store, names }, item, options);
    const row = {
      partitionKey: replayedPartitionKey(partitionKey),
      rowKey,
      replayedAt: dateTime(now),
      records: JSON.stringify(keys).slice(0, LONGEST_KEYS_UNITS),
      recordCount: keys.length,
      appVersion,
    };
    await store.insert(names.coverage, [row], options);
  }
  return { item, isReplayed: !fault, reason: fault?.reason, detail: fault?.detail, counts };
}

/** What was missing of the blob has come: its gap is none any more. */
async function withdrawGap(
  tables: ReadableTables,
  { contentId }: QuarantinedItem,
  options: StoreOptions,
): Promise<void> {
  const coverage = new CoverageTable(tables.store, tables.names.coverage);
  for await (const contentType of knownContentTypes(tables, options)) {
    await coverage.withdraw({ contentType, contentId }, options);
  }
}
