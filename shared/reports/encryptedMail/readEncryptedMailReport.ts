import { findRecords } from '../../query/findRecords';
import type { ReadableTables } from '../../query/readableTables';
import type { StoreOptions } from '../../tables/store/tableStore';
import type { Clock } from '../../time/clock';
import { spanCoverage } from '../spanCoverage';
import { wholeRows } from '../wholeRows';
import {
  type EncryptedMailReport,
  encryptedMailReport,
  type PortalSelection,
  portalTest,
} from './encryptedMailReport';
import { PORTAL_EVENT_COLUMNS, type PortalEvent, portalEventOf } from './portalEvent';

const OME_PORTAL = 154;

/**
 * Reads the report out of the tables.
 * @param span of CreationTime, `to` not included; undefined: no bound
 */
export async function readEncryptedMailReport(
  tables: ReadableTables & { readonly clock: Clock },
  selection: PortalSelection,
  { from, to }: { from?: Date | undefined; to?: Date | undefined },
  { abortSignal, onProgress }: StoreOptions & { onProgress?: ((records: number) => void) | undefined } = {},
): Promise<EncryptedMailReport> {
  const isWanted = portalTest(selection);

  async function* events(): AsyncGenerator<PortalEvent> {
    let read = 0;
    const { message, recipient } = selection;
    // A domain is no value of the index.
    const lookups = { message, recipient: recipient?.startsWith('@') ? undefined : recipient };
    const query = { ...lookups, recordTypes: [OME_PORTAL], from, to, order: 'oldest' } as const;
    const rows = findRecords(tables, query, { select: PORTAL_EVENT_COLUMNS, abortSignal });
    for await (const row of wholeRows(tables, rows, { abortSignal })) {
      read += 1;
      onProgress?.(read);
      const event = portalEventOf(row);
      if (isWanted(event)) yield event;
    }
  }

  const coverage = await spanCoverage(tables, { from, to }, { abortSignal });
  return await encryptedMailReport(events(), {
    selection,
    from,
    to,
    generatedAt: tables.clock.now(),
    coverage,
  });
}
