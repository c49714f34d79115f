import type { AuditRecord } from '../../records/auditRecord';
import type { TableRow } from '../store/tableRow';
import type { IndexKind } from './indexKeys';
import type { IndexReference } from './indexReference';

const LONGEST_COPY_UNITS = 1_000;

/** What a record is found by, and what its index rows say of it: far less than its columns. */
export interface FoundBy extends Omit<IndexReference, 'rowKey'> {
  readonly values: readonly { readonly kind: IndexKind; readonly value: string }[];
}

/** @param head the row that the record is stored in */
export function foundBy({ id, lookups }: Pick<AuditRecord, 'id' | 'lookups'>, head: TableRow): FoundBy {
  return {
    values: [...lookups, { kind: 'record', value: id }],
    partitionKey: head.partitionKey,
    recordType: Number(head.RecordType),
    operation: textOrNone(head.Operation),
    userId: textOrNone(head.UserId),
    clientAddress: textOrNone(head.ClientAddress),
  };
}

function textOrNone(value: unknown): string | undefined {
  // For choosing by: the record itself has it whole. The cut may leave half a character, which the service would refuse.
  return typeof value === 'string' ? value.slice(0, LONGEST_COPY_UNITS).toWellFormed() : undefined;
}
