import { odata } from '@azure/data-tables';
import { OperatorFault } from '../faults/operatorFault';
import type { ReadableTables } from '../query/readableTables';
import { readKeptText } from '../tables/store/keptText';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { QuarantinedItem } from './quarantinedItem';

/**
 * The exact bytes of a quarantined text.
 * @throws OperatorFault where rows of it are gone
 */
export async function quarantinedText(
  { store, names }: ReadableTables,
  { partitionKey, rowKey, sha256, parts }: QuarantinedItem,
  options: StoreOptions = {},
): Promise<Buffer> {
  const head = await store.read(names.quarantine, partitionKey, rowKey, options);
  const continuations: StoredRow[] = [];
  if (parts > 0) {
    const prefix = `${rowKey}~${sha256.slice(0, 16)}~`;
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${prefix} and RowKey lt ${`${prefix}~`}`;
    for await (const page of store.query(names.quarantine, filter, options)) continuations.push(...page);
    // From the hundredth on a part's number has three digits and does not sort as text.
    continuations.sort((a, b) => partNumber(a) - partNumber(b));
  }
  const utf8 = head && readKeptText([head, ...continuations], 'Text');
  if (utf8 && continuations.length === parts) return utf8;
  throw new OperatorFault(
    `The quarantined text ${partitionKey}/${rowKey} is not there, or not whole.`,
    'Somebody has changed or removed rows of the quarantine table. Look at who may write to the storage account.',
  );
}

function partNumber({ rowKey }: StoredRow): number {
  return Number(rowKey.slice(rowKey.lastIndexOf('~') + 1));
}
