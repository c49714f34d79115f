import type { Coverage } from '../ledger/coverage';
import type { Clock } from '../time/clock';
import type { Check } from './check';
import type { FeedSettings } from './doctorSettings';
import { type Bounds, examine } from './examine';
import type { Finding } from './finding';
import { hostClockFinding } from './hostClockFinding';
import type { DoctorTables } from './openDoctorTables';
import { rightsChecks } from './rightsChecks';
import { type Look, stateFindings } from './stateFindings';
import { tableRights } from './tableRights';

export interface TableCheckDependencies {
  readonly clock: Clock;
  readonly bounds: Bounds;
  /** A machine that reads the tables and does not poll. */
  readonly isReader: boolean;
  /** Undefined where the settings do not say what is to be polled. */
  readonly feed: Pick<FeedSettings, 'contentTypes' | 'tenantId'> | undefined;
  /** Which of the product's tables are there. */
  readonly existing: Promise<Finding<readonly string[]>>;
  readonly coverage: Promise<Finding<ReadonlyMap<string, Coverage>>>;
}

/** What Table Storage allows, and how complete the tables are: rights, polling, gaps, quarantine, records that are missed. It writes nothing. */
export async function* tableChecks(
  tables: DoctorTables,
  { clock, bounds, isReader, feed, existing, coverage }: TableCheckDependencies,
): AsyncGenerator<Check> {
  const { account } = tables;
  const look: Look = (name, work) => examine({ name, asked: account }, work, bounds);
  // Otherwise the sign-in host's clock is the one to compare with.
  const hostClock = !feed && look('clock', (options) => hostClockFinding(account, { clock, ...options }));
  const { checks, result: names } = await existing;
  if (hostClock) yield* (await hostClock).checks;
  yield* checks;
  if (!names) return;
  if (names.length === 0) {
    yield {
      name: 'table rights',
      ok: null,
      detail: 'Cannot be checked before there is a table: nothing is written to find out.',
      fix: 'Run it again after the first poll.',
    };
    return;
  }
  const rights = look('table rights', async (options) => ({
    checks: rightsChecks(await tableRights(tables.probes, tables.names, names, options), isReader),
  }));
  const state = stateFindings(tables, await coverage, { clock, feed, look });
  for (const finding of [rights, ...state]) yield* (await finding).checks;
}
