import { hash } from 'node:crypto';
import { odata } from '@azure/data-tables';
import type { ReadableTables } from '../query/readableTables';
import { readKeptText } from '../tables/store/keptText';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { QuarantinedItem } from './quarantinedItem';

/**
 * The exact bytes of a quarantined text, checked against its hash: what was changed there must not become a record.
 * @returns undefined where rows of it are gone or changed
 */
export async function quarantinedText(
  { store, names }: ReadableTables,
  { partitionKey, rowKey, sha256, parts }: QuarantinedItem,
  options: StoreOptions = {},
): Promise<Buffer | undefined> {
  const head = await store.read(names.quarantine, partitionKey, rowKey, options);
  const continuations: StoredRow[] = [];
  if (parts > 0) {
    const prefix = `${rowKey}~${sha256.slice(0, 16)}~`;
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${prefix} and RowKey lt ${`${prefix}~`}`;
    for await (const page of store.query(names.quarantine, filter, options)) continuations.push(...page);
    // From the hundredth on a part's number has three digits and does not sort as text.
    continuations.sort((a, b) => partNumber(a) - partNumber(b));
  }
  if (continuations.length !== parts) return undefined;
  const utf8 = head && keptText([head, ...continuations]);
  return utf8 && hash('sha256', utf8, 'hex') === sha256 ? utf8 : undefined;
}

function keptText(rows: readonly StoredRow[]): Buffer | undefined {
  try {
    return readKeptText(rows, 'Text');
  } catch {
    // A slice that does not inflate.
    return undefined;
  }
}

function partNumber({ rowKey }: StoredRow): number {
  return Number(rowKey.slice(rowKey.lastIndexOf('~') + 1));
}
