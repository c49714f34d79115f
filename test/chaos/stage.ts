import { demoEnvironment } from '../../cli/demo/demoEnvironment';
import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';
import type { PollSummary } from '../../shared/ingest/pollSummary';
import { openTableStore } from '../../shared/tables/store/openTableStore';
import { tableNames } from '../../shared/tables/store/tableNames';
import { systemClock } from '../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { createRandom, type Random } from '../tenant/random';
import { startTenant } from '../tenant/startTenant';
import type { PublishedContent, Tenant, TenantOptions } from '../tenant/tenant';
import { trustTenant } from '../tenant/trustTenant';
import { compareTables } from './compareTables';
import { comparisonFaults } from './comparisonFaults';
import { type PollProcess, startPoll } from './pollProcess';
import { type StorageProxy, startStorageProxy } from './storageProxy';
import type { TableTruth } from './tableTruth';

// A record becomes available up to 90 minutes after its event: what is older than this has been published whole.
const YOUNGEST_MS = 2 * 60 * 60_000;

/** Where a campaign takes place: a tenant, a table service, and a proxy between the poll and the tables. */
export interface Stage {
  readonly tenant: Tenant;
  /** The table service itself, past the proxy. */
  readonly azurite: Azurite;
  readonly proxy: StorageProxy;
  readonly random: Random;
  /** Publishes generated records of the last days, all of it old enough for the first poll to list. */
  publish(records: number, recordsPerBlob: number): readonly PublishedContent[];
  /** A poll in a process of its own, into the tables under a prefix. */
  startPoll(prefix: string): PollProcess;
  /** A poll in this process, on the tenant's clock. */
  pollHere(prefix: string): Promise<PollSummary>;
  /** @returns what is wrong with the tables under a prefix once everything should have arrived; none where all is well */
  faultsOf(
    prefix: string,
    options?: Pick<TableTruth, 'unreadable'> & { expectedGaps?: number },
  ): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts everything on 127.0.0.1. @param seed what is drawn for tenant, records and faults */
export async function startStage(seed: string, tenantOptions: TenantOptions = {}): Promise<Stage> {
  // The store's client reads it when it is made: all of this is on this machine.
  process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');
  const random = createRandom(seed, 'campaign');
  const azurite = await startAzurite();
  const proxy = await startStorageProxy(azurite, createRandom(seed, 'storage'));
  const tenant = await startTenant({ seed, ...tenantOptions });
  trustTenant(tenant);
  const environment = (prefix: string) =>
    demoEnvironment(process.env, {
      ...tenant.environment(),
      TABLES_CONNECTION_STRING: proxy.connectionString,
      TABLE_PREFIX: prefix,
    });
  return {
    tenant,
    azurite,
    proxy,
    random,
    publish(records, recordsPerBlob) {
      const to = new Date(tenant.clock.now().getTime() - YOUNGEST_MS);
      return publishGenerated(tenant, { seed, count: records, recordsPerBlob, to });
    },
    startPoll: (prefix) => startPoll(environment(prefix)),
    pollHere: (prefix) =>
      poll(openPoll(environment(prefix), { clock: tenant.clock, random: () => random.next() })),
    async faultsOf(prefix, { unreadable, expectedGaps } = {}) {
      const settings = {
        kind: 'connectionString',
        connectionString: azurite.connectionString,
        prefix,
      } as const;
      const credential = () => {
        throw new TypeError('a connection string needs no credential');
      };
      const store = openTableStore(settings, { credential, clock: systemClock, random: Math.random });
      const truth = {
        records: [...tenant.truth.records()],
        contents: [...tenant.contents()],
        ...(unreadable && { unreadable }),
      };
      const comparison = await compareTables({ store, names: tableNames(prefix) }, truth);
      const faults = comparisonFaults(comparison, expectedGaps === undefined ? {} : { expectedGaps });
      return [
        ...faults,
        ...tenant.violations.map(({ kind, path }) => `the poll broke a rule: ${kind} at ${path}`),
      ];
    },
    async stop() {
      await Promise.all([tenant.stop(), proxy.stop()]);
      await azurite.stop();
    },
  };
}
