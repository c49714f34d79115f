import { z } from 'zod';
import type { Span } from '../ledger/spans';
import type { AuditRecord } from '../records/auditRecord';
import type { SearchNote } from '../sources/exportRow';
import { recordKeys } from '../tables/auditRecords/recordKeys';
import { contentTypeOfRecord } from './contentTypeOfRecord';
import { addToDay, type DayContents } from './dayContents';

const text = z.string().catch('');
const fields = z.object({ Workload: text, Operation: text, UserId: text });

/** What exports hold of one content type within a span of time of events. Takes some 150 bytes a record. */
export class ExportContents {
  readonly span: Span;
  readonly contentType: string;
  readonly days = new Map<string, DayContents>();
  /** By file, and by the number of results that their search says it had: the rows that are there. */
  readonly searches = new Map<string, { fileName: string; resultCount: number; rows: number }>();
  /** A row says that its search failed inside. */
  hasFailedSearch = false;
  readonly #keys = new Set<string>();
  readonly #from: string;
  readonly #to: string;

  constructor(contentType: string, span: Span) {
    this.contentType = contentType;
    this.span = span;
    this.#from = span.from.toISOString();
    this.#to = span.to.toISOString();
  }

  /** Records of the content type within the span, each once. */
  get records(): number {
    return this.#keys.size;
  }

  add(record: AuditRecord, search: SearchNote | undefined, fileName: string): void {
    this.#noteSearch(search, fileName);
    const time = new Date(record.creationTime).toISOString();
    if (time < this.#from || time >= this.#to) return;
    const {
      Workload: workload,
      Operation: operation,
      UserId: userId,
    } = fields.parse(JSON.parse(record.text));
    const { recordType } = record;
    if (contentTypeOfRecord(recordType, workload) !== this.contentType) return;
    const { partitionKey, rowKey, day } = recordKeys(record);
    const sizeBefore = this.#keys.size;
    this.#keys.add(`${partitionKey}/${rowKey}`);
    if (this.#keys.size > sizeBefore) addToDay(this.days, day, { recordType, operation, userId });
  }

  /** Whether a record that is stored under these keys is in the exports. */
  has({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }): boolean {
    return this.#keys.has(`${partitionKey}/${rowKey}`);
  }

  #noteSearch(search: SearchNote | undefined, fileName: string): void {
    const { resultIndex, resultCount } = search ?? {};
    if (resultIndex === -1 || resultCount === 0) this.hasFailedSearch = true;
    else if (resultCount !== undefined) {
      const key = `${resultCount}/${fileName}`;
      const known = this.searches.get(key);
      if (known) known.rows += 1;
      else this.searches.set(key, { fileName, resultCount, rows: 1 });
    }
  }
}
