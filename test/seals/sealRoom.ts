import { ContentLedger } from '../../shared/ledger/contentLedger';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { SealCopies } from '../../shared/seals/sealCopies';
import { type SealSettledDaysOptions, sealSettledDays } from '../../shared/seals/sealSettledDays';
import { type SealQuestion, verifySeals } from '../../shared/seals/verifySeals';
import { IndexWriter } from '../../shared/tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../../shared/tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../../shared/tables/auditRecords/delivery';
import { RecordWriter } from '../../shared/tables/auditRecords/recordWriter';
import { tableNames } from '../../shared/tables/store/tableNames';
import type { TableStore } from '../../shared/tables/store/tableStore';
import { createFakeClock } from '../activityApi/fakeClock';
import { record } from '../tables/record';

/** Tables on which days can be sealed; "now" is noon of 2026-03-20, so that days before 2026-03-12 are settled. */
export interface SealRoomForTests<Store extends TableStore> {
  readonly store: Store;
  readonly names: ReturnType<typeof tableNames>;
  readonly clock: ReturnType<typeof createFakeClock>;
  /** Stores records as a delivery does, without a ledger row. */
  deliver(records: readonly object[], origin?: { source?: string; contentId?: string }): Promise<void>;
  /** Makes content known to the ledger. */
  list(contentId: string, contentCreated: string): Promise<void>;
  cover(coveredTo: string, contentType?: string): Promise<void>;
  seal(
    options?: SealSettledDaysOptions & { contentTypes?: readonly string[]; copies?: SealCopies },
  ): ReturnType<typeof sealSettledDays>;
  verify(question?: SealQuestion): ReturnType<typeof verifySeals>;
}

/** @param prefix of the tables, where the store is shared */
export function sealRoom<Store extends TableStore>(store: Store, prefix = 'Audit'): SealRoomForTests<Store> {
  const names = tableNames(prefix);
  const clock = createFakeClock('2026-03-20T12:00:00Z');
  const tables = { store, names, clock };
  const ledger = new ContentLedger(store, names.content, clock);
  const coverage = new CoverageTable(store, names.coverage);
  return {
    ...tables,
    async deliver(records, { source = 'api', contentId = 'content-1' } = {}) {
      const index = new IndexWriter(store, names);
      const writer = new RecordWriter(store, names, index, new QuarantineWriter(store, names.quarantine));
      const delivery = new Delivery({ source, contentId, quarantinePartition: '2026-03-05' });
      for (const fields of records) await writer.add(record({ ...fields }), delivery);
      await writer.flush();
      await index.flush();
    },
    async list(contentId, contentCreated) {
      const contentExpiration = '2026-04-20T00:00:00.000Z';
      await ledger.list([{ contentType: 'Audit.Exchange', contentId, contentCreated, contentExpiration }]);
    },
    async cover(coveredTo, contentType = 'Audit.Exchange') {
      await coverage.update(contentType, () => ({ coveredTo: new Date(coveredTo) }));
    },
    seal: ({ contentTypes = ['Audit.Exchange'], copies, ...options } = {}) =>
      sealSettledDays({ ...tables, contentTypes, copies, appVersion: '1.2.3' }, options),
    verify: (question = {}) => verifySeals(tables, question),
  };
}
