import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { openPoll } from '../../shared/ingest/openPoll';
import { type PollOptions, poll } from '../../shared/ingest/poll';
import type { PollSummary } from '../../shared/ingest/pollSummary';
import { readKeptText } from '../../shared/tables/store/keptText';
import type { tableNames } from '../../shared/tables/store/tableNames';
import type { StoredRow, TableStore } from '../../shared/tables/store/tableStore';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type AdjustableClock, createAdjustableClock } from '../tenant/adjustableClock';
import { startTenant } from '../tenant/startTenant';
import type { Tenant, TenantOptions } from '../tenant/tenant';

/** The product's poll against a simulated tenant over HTTPS and a real Azurite, on a clock that can be moved. */
export interface PollHarness {
  readonly clock: AdjustableClock;
  readonly tenant: Tenant;
  readonly store: TableStore;
  /** The settings of this tenant and its tables. */
  readonly env: Readonly<Record<string, string>>;
  poll(options?: PollOptions & { env?: Record<string, string> }): Promise<PollSummary>;
  /** All rows of a table, in key order. */
  rows(table: string): Promise<StoredRow[]>;
  /** All head rows of all records tables. */
  records(): Promise<StoredRow[]>;
  readonly names: ReturnType<typeof tableNames>;
  stop(): Promise<void>;
}

let prefixNumber = 0;

/**
 * Starts a tenant of its own beside the Azurite given, under a table prefix of its own.
 * @param options.isHurried sleeping takes no real time, it only moves the clock (not for polls with a deadline)
 */
export async function startPollHarness(
  azurite: Azurite,
  { isHurried = false, ...options }: TenantOptions & { isHurried?: boolean } = {},
): Promise<PollHarness> {
  const clock = createAdjustableClock(new Date('2026-03-20T10:00:00Z'));
  if (isHurried) clock.sleep = async (durationMs) => clock.advance(durationMs);
  const tenant = await startTenant({ clock, requestsPerMinute: 1e6, ...options });
  setDefaultCACertificates([...getCACertificates(), tenant.certificatePem]);
  prefixNumber += 1;
  const prefix = `T${prefixNumber}x`;
  const base = {
    ...tenant.environment(),
    TABLES_CONNECTION_STRING: azurite.connectionString,
    TABLE_PREFIX: prefix,
  };
  const open = (env: Record<string, string> = {}) =>
    openPoll({ ...base, ...env }, { clock, random: Math.random });
  const { store, names } = open();
  const rows = async (table: string) => {
    const found: StoredRow[] = [];
    for await (const page of store.query(table, '')) found.push(...page);
    return found;
  };
  return {
    clock,
    tenant,
    store,
    env: base,
    names,
    poll: ({ env, ...pollOptions } = {}) => poll(open(env), pollOptions),
    rows,
    async records() {
      const heads: StoredRow[] = [];
      for await (const table of store.tables()) {
        if (names.monthOfRecords(table) === undefined) continue;
        heads.push(...(await rows(table)).filter(({ RecordType }) => RecordType !== undefined));
      }
      return heads;
    },
    stop: () => tenant.stop(),
  };
}

/** One Azurite for all tests of a file. */
export async function startStore(): Promise<Azurite> {
  return startAzurite();
}

/** The exact text that a head row of one entity keeps. */
export function textOf(row: StoredRow): string {
  return readKeptText([row], 'AuditData')?.toString('utf8') ?? '';
}
