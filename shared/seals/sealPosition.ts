import { z } from 'zod';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { SealableTables } from './sealableTables';

const KEYS = { partitionKey: 'sealed', rowKey: 'position' } as const;

/** How far sealing has come. Losing it loses nothing: sealed days are met again and found sealed. */
export interface SealPosition {
  /** Every day before this (`yyyy-MM-dd`) has been sealed. */
  readonly sealedTo: string | undefined;
  /** The sealed type-day that was last looked at again. */
  readonly checked: string | undefined;
}

const columns = z.object({
  sealedTo: z.iso.date().optional().catch(undefined),
  checked: z.string().optional().catch(undefined),
});

/** Reads how far sealing has come; nothing known where it was never done. */
export async function readSealPosition(
  tables: Pick<SealableTables, 'store' | 'names'>,
  options: StoreOptions = {},
): Promise<SealPosition> {
  return positionOf(await positionRow(tables, options));
}

/** Writes down how far sealing has come; two pollers never move it back. */
export async function moveSealPosition(
  tables: Pick<SealableTables, 'store' | 'names'>,
  to: { readonly sealedTo?: string; readonly checked?: string },
  options: StoreOptions = {},
): Promise<void> {
  const { store, names } = tables;
  for (;;) {
    const row = await positionRow(tables, options);
    const { sealedTo = '' } = positionOf(row);
    const change = { ...to, ...(to.sealedTo !== undefined && to.sealedTo < sealedTo && { sealedTo }) };
    const outcome = row
      ? await store.merge(names.coverage, [{ ...change, ...KEYS, etag: row.etag }], options)
      : await store.insert(names.coverage, [{ ...change, ...KEYS }], options);
    if (outcome.outcome === 'merged' || outcome.outcome === 'inserted') return;
    if (outcome.outcome === 'refused') throw new RangeError(`a position was refused (${outcome.code})`);
  }
}

function positionOf(row: StoredRow | undefined): SealPosition {
  const { sealedTo, checked } = columns.parse(row ?? {});
  return { sealedTo, checked };
}

function positionRow(
  { store, names }: Pick<SealableTables, 'store' | 'names'>,
  options: StoreOptions,
): Promise<StoredRow | undefined> {
  return store.read(names.coverage, KEYS.partitionKey, KEYS.rowKey, options);
}
