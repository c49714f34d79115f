import { parseRecord } from '../../shared/records/parseRecord';
import { indexRowKeyPrefix } from '../../shared/tables/auditIndex/indexKeys';
import type { IndexReference } from '../../shared/tables/auditIndex/indexReference';
import { recordRows } from '../../shared/tables/auditRecords/recordRows';
import { rowJson } from '../../shared/tables/store/rowJson';
import type { RecordSource } from '../../test/tenant/generator/recordSource';
import type { PropertyValue } from '../tableStore/entity';
import { propertiesOf } from '../tableStore/transactionRequest';

/** A record as the product stores it, to be stored again and again under other Ids and times. */
export interface RecordTemplate {
  readonly id: string;
  /** `yyyy-MM-ddTHH:mm:ss`. */
  readonly creationTime: string;
  readonly recordType: number;
  /** Its row, made by the product. */
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** Properties in which the Id or the time stand. */
  readonly varying: readonly string[];
  /** What its index rows say of it beside the keys. */
  readonly reference: Omit<IndexReference, 'partitionKey' | 'rowKey'>;
  /** `{value}|` of each of its index rows, by kind. */
  readonly lookups: readonly { readonly kind: string; readonly prefix: string }[];
}

/** Where the rows say that they come from. */
export const ORIGIN = { source: 'api', contentId: 'bench', quarantinePartition: '2026-01-01' } as const;

/** Makes templates of generated records, the product's own way: parsed, as rows, with their index values. */
export function* recordTemplates(source: RecordSource, now: Date): Generator<RecordTemplate> {
  for (let index = 0; index < source.count; index++) {
    const { id, text = '', creationTime } = source.at(index);
    const parsed = parseRecord(Buffer.from(text), { now, source: 'api' });
    // Where the Id or the time is spelled with escapes, or the text is compressed, it cannot be exchanged by exchanging text.
    const isPlain = text.split(id).length === 2 && text.split(creationTime).length === 2;
    if (!parsed.ok || !isPlain) continue;
    const { record } = parsed;
    const { head, continuations } = recordRows(record, ORIGIN);
    if (head.AuditData === undefined || continuations.length > 0) continue;
    const properties = propertiesOf(JSON.parse(rowJson(head)));
    const varies = (value: PropertyValue) =>
      String(value).includes(id) || String(value).includes(creationTime);
    yield {
      id,
      creationTime,
      recordType: record.recordType,
      properties,
      varying: Object.keys(properties).filter((name) => varies(properties[name] ?? '')),
      reference: {
        recordType: record.recordType,
        operation: textOf(head.Operation),
        userId: textOf(head.UserId),
        clientAddress: textOf(head.ClientAddress),
      },
      lookups: record.lookups.map(({ kind, value }) => ({ kind, prefix: indexRowKeyPrefix(value) })),
    };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
