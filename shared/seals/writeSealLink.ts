import { continuationRowKey } from '../tables/store/continuationRowKey';
import type { TableRow } from '../tables/store/tableRow';
import type { StoreOptions } from '../tables/store/tableStore';
import type { BuiltManifest } from './manifestBuilder';
import type { SealableTables } from './sealableTables';
import { linkColumns, linkRowKey, type SealLink } from './sealLink';

/**
 * Writes a link, insert only: the rows that go on with its manifest first, the head last. Where the head exists, the link is whole; what a
 * killed process leaves behind has the manifest's hash in its key and is used again or belongs to no link.
 * @returns whether this link stands there now; false where another poller's has its number
 */
export async function writeSealLink(
  { store, names }: Omit<SealableTables, 'clock'>,
  link: SealLink,
  manifest: BuiltManifest,
  options: StoreOptions = {},
): Promise<boolean> {
  const { partitionKey, number } = link;
  const rowKey = linkRowKey(number);
  const [first = {}, ...rest] = manifest.columns;
  const continuations = rest.map((columns, index) => ({
    ...columns,
    partitionKey,
    rowKey: continuationRowKey(rowKey, manifest.sha256, index + 1),
  }));
  const parts = rest.length > 0 ? { Parts: rest.length } : {};
  const head: TableRow = { ...linkColumns(link), ...first, ...parts, partitionKey, rowKey };
  for (const row of [...continuations, head]) {
    const outcome = await store.insert(names.seals, [row], options);
    if (row === head && outcome.outcome === 'inserted') return true;
    if (outcome.outcome === 'refused') throw new RangeError(`a seal was refused (${outcome.code})`);
  }
  // What exists may be this very link: a reply that was lost.
  const stored = await store.read(names.seals, partitionKey, rowKey, { ...options, select: ['Hash'] });
  return stored?.Hash === head.Hash;
}
