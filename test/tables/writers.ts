import { IndexWriter } from '../../shared/tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../../shared/tables/auditQuarantine/quarantineWriter';
import { RecordWriter, type RecordWriterOptions } from '../../shared/tables/auditRecords/recordWriter';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from './memoryStore';

/** The three writers of one poll over one store. */
export interface Writers {
  readonly store: MemoryStore;
  readonly records: RecordWriter;
  readonly index: IndexWriter;
  readonly quarantine: QuarantineWriter;
}

/** @param store the same one again is a poll that comes after a stop */
export function writers(
  options: RecordWriterOptions & { gatheredBytes?: number } = {},
  store = new MemoryStore(),
): Writers {
  const names = tableNames('Audit');
  const index = new IndexWriter(store, names, options);
  const quarantine = new QuarantineWriter(store, names.quarantine);
  return { store, index, quarantine, records: new RecordWriter(store, names, index, quarantine, options) };
}
