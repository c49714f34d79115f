import { ContentLedger } from '../ledger/contentLedger';
import { CoverageTable } from '../ledger/coverageTable';
import { IndexWriter } from '../tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../tables/auditQuarantine/quarantineWriter';
import { RecordWriter } from '../tables/auditRecords/recordWriter';
import { ContentIntake } from './contentIntake';
import type { PollDependencies } from './poll';
import type { PollRoom } from './pollContentType';
import { serviceClock } from './serviceClock';

/** Ledger, coverage and writers that work together: of one poll, or of one worker for a while. */
export function pollRoom(
  { api, store, names, clock: localClock, retentionMonths }: PollDependencies,
  summary: PollRoom['summary'],
  signals: PollRoom['signals'],
  run: string,
): PollRoom & { readonly intake: ContentIntake; readonly records: RecordWriter } {
  const clock = serviceClock(localClock, api);
  const ledger = new ContentLedger(store, names.content, clock, { run });
  const coverage = new CoverageTable(store, names.coverage);
  const index = new IndexWriter(store, names);
  const quarantine = new QuarantineWriter(store, names.quarantine);
  const records = new RecordWriter(store, names, index, quarantine);
  const writers = { api, records, quarantine, clock, retentionMonths };
  const intake = new ContentIntake(writers, index, ledger, coverage, summary);
  return { api, clock, localClock, ledger, coverage, intake, summary, signals, records };
}
