import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { Gap } from '../../shared/ledger/gap';
import { tableNames } from '../../shared/tables/store/tableNames';
import type { Clock } from '../../shared/time/clock';
import { MemoryStore } from '../tables/memoryStore';

/** Tables in memory, and a clock that stands still. */
export function memoryTables(now: string) {
  const store = new MemoryStore();
  const names = tableNames('Audit');
  const clock: Clock = { now: () => new Date(now), sleep: async () => {} };
  return { store, names, clock, coverage: new CoverageTable(store, names.coverage) };
}

/** An open gap of a span; what is given last wins. */
export function gapWith(change: Partial<Gap> & Pick<Gap, 'from' | 'to'>): Gap {
  return {
    contentType: 'Audit.Exchange',
    reason: 'notPolledInTime',
    since: change.to,
    state: 'open',
    contentId: undefined,
    contentExpiration: undefined,
    ...change,
  };
}
