import { odata } from '@azure/data-tables';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { SealableTables } from './sealableTables';
import { LINK_COLUMNS, LINK_ROW_KEY, type StoredSealLink, sealHash, sealLinkOf } from './sealLink';

/** The rows of a type-day's partition in the seals table, without manifests. */
async function* sealRows(
  { store, names }: Omit<SealableTables, 'clock'>,
  partitionKey: string,
  options: StoreOptions = {},
): AsyncGenerator<StoredRow> {
  const filter = odata`PartitionKey eq ${partitionKey}`;
  for await (const page of store.query(names.seals, filter, { ...options, select: LINK_COLUMNS }))
    yield* page;
}

/** Where a type-day's chain ends. */
export interface ChainEnd {
  /** The newest link; undefined where the type-day was never sealed. */
  readonly link: StoredSealLink | undefined;
  /** A row was changed by hand, or is a newer version's: nothing may be built on it. */
  readonly isBroken: boolean;
}

/** Reads where a type-day's chain ends. */
export async function chainEnd(
  tables: Omit<SealableTables, 'clock'>,
  partitionKey: string,
  options: StoreOptions = {},
): Promise<ChainEnd> {
  let newest: StoredSealLink | undefined;
  let isBroken = false;
  for await (const row of sealRows(tables, partitionKey, options)) {
    if (!LINK_ROW_KEY.test(row.rowKey)) continue;
    const link = sealLinkOf(row);
    if (!link || sealHash(link) !== link.hash) isBroken = true;
    else if (link.number > (newest?.number ?? 0)) newest = link;
  }
  return { link: newest, isBroken };
}
