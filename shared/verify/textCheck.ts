import { replayedPartitionKey } from '../query/replayedItems';
import { recordKeys } from '../tables/auditRecords/recordKeys';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { TableNames } from '../tables/store/tableNames';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';
import { checkIndex, type LocatedRecord } from './checkIndex';
import { compareRecord } from './compareRecord';
import type { Findings } from './findings';
import { keysWithVariants } from './keysWithVariants';
import { quarantinedTexts } from './quarantinedTexts';
import { nameOf, type ReceivedRecord, type ReceivedText } from './receivedText';
import type { Repair } from './repair';
import { behindKey, rowsInRanges } from './rowsInRanges';

// Enough that neighbours of a day are read together, and far below any machine's memory.
const BATCH_TEXTS = 3_000;
const BATCH_UNITS = 8 * 1024 * 1024;
const PARALLEL_PARTITIONS = 8;

/** Gathers texts of many blobs and compares them with the tables in batches, partition by partition. */
export class TextCheck {
  #gathered: ReceivedText[] = [];
  #gatheredUnits = 0;
  #comparing: Promise<void> = Promise.resolve();
  /** Texts compared so far. */
  checked = 0;

  /** @param repair writes what is lacking; undefined: it is only told */
  constructor(
    private readonly tables: { readonly store: TableStore; readonly names: TableNames },
    private readonly findings: Findings,
    private readonly repair: Repair | undefined,
    private readonly options: StoreOptions = {},
  ) {}

  async add(text: ReceivedText): Promise<void> {
    this.#gathered.push(text);
    this.#gatheredUnits += text.record ? text.record.text.length : text.utf8.byteLength;
    if (this.#gathered.length >= BATCH_TEXTS || this.#gatheredUnits >= BATCH_UNITS) await this.flush();
  }

  /**
   * Compares what is gathered; what was to be repaired is durable afterwards. One batch at a time, so that no more is held than that and
   * the next one; after a failure every call fails.
   */
  flush(): Promise<void> {
    this.#comparing = this.#comparing.then(() => this.#compareGathered());
    return this.#comparing;
  }

  async #compareGathered(): Promise<void> {
    const batch = this.#gathered;
    this.#gathered = [];
    this.#gatheredUnits = 0;
    const records = batch.filter((text) => text.record !== undefined);
    const located: LocatedRecord[] = [];
    const absent: ReceivedText[] = batch.filter((text) => text.record === undefined);
    const limited = limitedParallel(PARALLEL_PARTITIONS);
    const partitions = Map.groupBy(records, ({ record }) => recordKeys(record).partitionKey);
    await Promise.all(
      [...partitions].map(([partitionKey, ofPartition]) =>
        limited(() => this.#comparePartition(partitionKey, ofPartition, { located, absent })),
      ),
    );
    await this.#lookInQuarantine(absent);
    await this.#lookIntoIndex(located);
    await this.repair?.flush();
    this.checked += batch.length;
  }

  async #comparePartition(
    partitionKey: string,
    records: readonly ReceivedRecord[],
    { located, absent }: { located: LocatedRecord[]; absent: ReceivedText[] },
  ): Promise<void> {
    const byKey = Map.groupBy(records, ({ record }) => recordKeys(record).rowKey);
    const ranges = [...byKey.keys()].map((rowKey) => ({ from: rowKey, before: behindKey(rowKey) }));
    const table = this.tables.names.records(partitionKey.slice(-10));
    const compare = async (received: ReceivedRecord, head: StoredRow | undefined) => {
      const verdict = await compareRecord(this.tables, received, head, this.options);
      if (verdict.kind === 'missing') absent.push(received);
      else if (verdict.kind === 'stored') located.push({ received, row: keysOf(verdict.row) });
      else await this.#tellDifferent(received, verdict);
    };
    const at = { table, partitionKey, ranges };
    for await (const head of rowsInRanges(this.tables.store, at, this.options)) {
      for (const received of byKey.get(head.rowKey) ?? []) await compare(received, head);
      byKey.delete(head.rowKey);
    }
    const withVariants = await keysWithVariants(
      this.tables.store,
      { table, partitionKey },
      byKey.keys(),
      this.options,
    );
    for (const [rowKey, ofKey] of byKey) {
      if (!withVariants.has(rowKey)) absent.push(...ofKey);
      else for (const received of ofKey) await compare(received, undefined);
    }
  }

  async #tellDifferent(
    received: ReceivedRecord,
    {
      row,
      detail,
      standIn,
    }: { readonly row: StoredRow; readonly detail: string; readonly standIn: StoredRow | undefined },
  ): Promise<void> {
    const { contentId } = received.content;
    this.findings.add({ kind: 'different', id: nameOf(received), contentId, row: pathOf(row), detail });
    if (!this.repair || standIn) return;
    // Another text, or continuation rows that are gone: the ordinary way adds what is lacking.
    const isLoss = detail === 'otherText' || (detail === 'textLost' && row.Parts !== undefined);
    await (isLoss ? this.repair.add(received) : this.repair.keepBeside(received));
  }

  /** What is no record, and what was none when it was stored (a time that lay too far ahead then, say), stands in quarantine. */
  async #lookInQuarantine(absent: readonly ReceivedText[]): Promise<void> {
    const quarantined = await quarantinedTexts(this.tables, absent, this.options);
    for (const text of absent) {
      const { contentId } = text.content;
      const found = quarantined.get(text);
      const isLost = found && text.record !== undefined && (await this.#isReplayed(found.row));
      if (found?.isIntact && !isLost) continue;
      if (found && !isLost) {
        const row = pathOf(found.row);
        this.findings.add({ kind: 'different', id: nameOf(text), contentId, row, detail: 'altered' });
        continue;
      }
      const reason = text.record === undefined ? { detail: text.reason } : {};
      this.findings.add({ kind: 'missing', id: nameOf(text), contentId, ...reason });
      await this.repair?.add(text);
    }
  }

  /** Then it counts as quarantined no longer, and its record must be there. */
  async #isReplayed({ partitionKey, rowKey }: StoredRow): Promise<boolean> {
    const { store, names } = this.tables;
    const at = replayedPartitionKey(partitionKey);
    return (await store.read(names.coverage, at, rowKey, { ...this.options, select: [] })) !== undefined;
  }

  async #lookIntoIndex(located: readonly LocatedRecord[]): Promise<void> {
    for (const { received, row, missingKinds, elsewhere } of await checkIndex(
      this.tables,
      located,
      this.options,
    )) {
      const { id } = received.record;
      const { contentId } = received.content;
      for (const [partitionKey, rowKey] of elsewhere) {
        this.findings.add({ kind: 'severalKeys', id, row: pathOf({ partitionKey, rowKey }) });
      }
      if (missingKinds.length === 0) continue;
      const detail = missingKinds.join(' ');
      this.findings.add({ kind: 'unindexed', id, contentId, row: pathOf(row), detail });
      await this.repair?.add(received);
    }
  }
}

/** What is needed of a row once its text is compared. */
function keysOf({ partitionKey, rowKey, etag, ParserVersion }: StoredRow): StoredRow {
  return { partitionKey, rowKey, etag, ParserVersion };
}

function pathOf({ partitionKey, rowKey }: Pick<StoredRow, 'partitionKey' | 'rowKey'>): string {
  return `${partitionKey}/${rowKey}`;
}
