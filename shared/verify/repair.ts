import { IndexWriter } from '../tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../tables/auditRecords/delivery';
import { PendingRecord } from '../tables/auditRecords/pendingRecord';
import { asVariant } from '../tables/auditRecords/recordRows';
import { RecordWriter } from '../tables/auditRecords/recordWriter';
import { writeContinuations } from '../tables/auditRecords/writeContinuations';
import type { TableNames } from '../tables/store/tableNames';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import type { ReceivedRecord, ReceivedText } from './receivedText';

/** Writes what the tables lack through the ordinary writers, which only insert: nothing that stands there is changed. */
export class Repair {
  readonly index: IndexWriter;
  readonly quarantine: QuarantineWriter;
  readonly records: RecordWriter;
  /** Texts that were handed over to be written. */
  repaired = 0;

  constructor(
    private readonly store: TableStore,
    private readonly names: TableNames,
    private readonly options: StoreOptions = {},
  ) {
    this.index = new IndexWriter(store, names, options);
    this.quarantine = new QuarantineWriter(store, names.quarantine, options);
    this.records = new RecordWriter(store, names, this.index, this.quarantine, options);
  }

  /** A text that the tables lack, or whose index rows they lack: it is stored once, and its index rows are ensured. */
  async add(text: ReceivedText): Promise<void> {
    this.repaired += 1;
    const delivery = deliveryOf(text);
    if (text.record) await this.records.add(text.record, delivery);
    else await this.quarantine.add(text, delivery);
  }

  /**
   * Keeps the received text as a variant beside a row that was altered: what stands there is evidence, and Microsoft gives the text for
   * 7 days only. All 64 digits stand in its key, because the row with 8 may be the altered one.
   */
  async keepBeside({ record, ...text }: ReceivedRecord): Promise<void> {
    const pending = new PendingRecord(record, deliveryOf({ record, ...text }).origin);
    const variant = asVariant(pending.makeRows(), record.sha256, 64);
    const { partitionKey, rowKey } = variant.head;
    const table = this.names.records(partitionKey.slice(-10));
    if ((await writeContinuations(this.store, table, variant, this.options)) !== undefined) return;
    const { outcome } = await this.store.insert(table, [variant.head], this.options);
    // What the service will not take can only be told.
    if (outcome === 'refused') return;
    this.repaired += 1;
    const { contentId } = text.content;
    this.index.add(pending, { kind: 'variant', isNew: outcome === 'inserted', contentId, rowKey });
  }

  /** Makes all of it durable. */
  async flush(): Promise<void> {
    await this.records.flush();
    await this.index.flush();
  }
}

function deliveryOf({ content: { contentId, contentCreated } }: ReceivedText): Delivery {
  return new Delivery({ source: 'api', contentId, quarantinePartition: contentCreated.slice(0, 10) });
}
