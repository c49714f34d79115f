import { demoEnvironment } from '../../cli/demo/demoEnvironment';
import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';
import type { PollSummary } from '../../shared/ingest/pollSummary';
import type { ReadableTables } from '../../shared/query/readableTables';
import { openTableStore } from '../../shared/tables/store/openTableStore';
import { tableNames } from '../../shared/tables/store/tableNames';
import { systemClock } from '../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import type { AdjustableClock } from '../tenant/adjustableClock';
import { publishGenerated } from '../tenant/publishGenerated';
import { createRandom, type Random } from '../tenant/random';
import { startTenant } from '../tenant/startTenant';
import type { PublishedContent, Tenant, TenantOptions } from '../tenant/tenant';
import { trustTenant } from '../tenant/trustTenant';
import type { IngestMode } from './campaign';
import { compareTables } from './compareTables';
import { comparisonFaults } from './comparisonFaults';
import { POLL, type PollProcess, QUEUE_ROUND, startPoll } from './pollProcess';
import { queueRound } from './queueRound';
import { type SimulatedTime, startSimulatedTime } from './simulatedTime';
import { type StorageProxy, startStorageProxy } from './storageProxy';
import type { TableTruth } from './tableTruth';

// A record becomes available up to 90 minutes after its event: what is older than this has been published whole.
const YOUNGEST_MS = 2 * 60 * 60_000;
// A message counts for an hour (see contentHandover).
const MESSAGES_GONE_MS = 61 * 60_000;

/** Where a campaign takes place: a tenant, a table service, and a proxy between the poll and the tables. */
export interface Stage {
  readonly tenant: Tenant;
  /** The table service itself, past the proxy. */
  readonly azurite: Azurite;
  readonly proxy: StorageProxy;
  readonly random: Random;
  /** Publishes generated records of the last days, all of it old enough for the first poll to list. */
  publish(records: number, recordsPerBlob: number): readonly PublishedContent[];
  /** The whole environment of a poll process that writes under a prefix. */
  environment(prefix: string): NodeJS.ProcessEnv;
  /** A poll in a process of its own, into the tables under a prefix. */
  startPoll(prefix: string): PollProcess;
  /** A poll in this process, on the tenant's clock. */
  pollHere(prefix: string): Promise<PollSummary>;
  /** The tables under a prefix, past the proxy. */
  tables(prefix: string): ReadableTables;
  /** Rules of the service, and rights in the store, that a poll has broken. */
  brokenRules(): string[];
  /** What has failed so far on the way to the service and to the store, by kind. */
  injected(): Record<string, number>;
  /** @returns what is wrong with the tables under a prefix once everything should have arrived; none where all is well */
  faultsOf(
    prefix: string,
    options?: Pick<TableTruth, 'unreadable'> & { expectedGaps?: number },
  ): Promise<string[]>;
  stop(): Promise<void>;
}

/**
 * Starts everything on 127.0.0.1.
 * @param seed what is drawn for tenant, records and faults
 * @param place.time which tenant and poll processes live in; left out, the machine's own, or in queue mode one that can be moved
 */
export async function startStage(
  seed: string,
  tenantOptions: TenantOptions & { clock?: AdjustableClock } = {},
  { time: given, ingestMode = 'inline' }: { time?: SimulatedTime; ingestMode?: IngestMode | undefined } = {},
): Promise<Stage> {
  // The store's client reads it when it is made: all of this is on this machine.
  process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');
  const random = createRandom(seed, 'campaign');
  const isQueued = ingestMode === 'queue';
  const ownTime = isQueued && !given && !tenantOptions.clock ? startSimulatedTime(new Date(), 1) : undefined;
  const time = given ?? ownTime;
  const clock = tenantOptions.clock ?? time?.clock;
  const azurite = await startAzurite({ queues: isQueued });
  const proxy = await startStorageProxy(azurite, createRandom(seed, 'storage'));
  const tenant = await startTenant({ seed, ...(time && { clock: time.clock }), ...tenantOptions });
  trustTenant(tenant);
  const environment = (prefix: string) =>
    demoEnvironment(process.env, {
      ...tenant.environment(),
      TABLES_CONNECTION_STRING: proxy.connectionString,
      TABLE_PREFIX: prefix,
      INGEST_MODE: ingestMode,
      ...time?.environment,
    });
  const tables = (prefix: string): ReadableTables => {
    const { connectionString } = azurite;
    const credential = () => {
      throw new TypeError('a connection string needs no credential');
    };
    const store = openTableStore(
      { kind: 'connectionString', connectionString, prefix },
      { credential, clock: systemClock, random: Math.random },
    );
    return { store, names: tableNames(prefix) };
  };
  const isKnown = new Set<string>();
  let polling = 0;
  /** In queue mode, whoever follows on a poll that was killed waits until the messages that it took along count no more. */
  const begin = (prefix: string): (() => void) => {
    if (isQueued && isKnown.has(prefix) && polling === 0) clock?.advance(MESSAGES_GONE_MS);
    isKnown.add(prefix);
    polling += 1;
    return () => {
      polling -= 1;
    };
  };
  const brokenRules = () => [
    ...tenant.violations.map(({ kind, path }) => `the poll broke a rule of the service: ${kind} at ${path}`),
    ...proxy.forbidden.map((change) => `the poll would change what it may only add to: ${change}`),
  ];
  return {
    tenant,
    azurite,
    proxy,
    random,
    publish(records, recordsPerBlob) {
      const to = new Date(tenant.clock.now().getTime() - YOUNGEST_MS);
      return publishGenerated(tenant, { seed, count: records, recordsPerBlob, to });
    },
    environment,
    startPoll(prefix) {
      const end = begin(prefix);
      const script = isQueued ? QUEUE_ROUND : POLL;
      const started = startPoll(environment(prefix), time?.nodeFlags, script);
      return { ...started, ended: started.ended.finally(end) };
    },
    async pollHere(prefix) {
      const end = begin(prefix);
      const dependencies = { clock: tenant.clock, random: () => random.next() };
      const env = environment(prefix);
      try {
        return await (isQueued ? queueRound(env, dependencies) : poll(openPoll(env, dependencies)));
      } finally {
        end();
      }
    },
    tables,
    brokenRules,
    injected() {
      const service = Object.entries(tenant.faults.injected);
      const store = Object.entries(proxy.injected);
      return Object.fromEntries([
        ...service.map(([failure, times]) => [`service: ${failure}`, times]),
        ...store.map(([failure, times]) => [`store: ${failure}`, times]),
      ]);
    },
    async faultsOf(prefix, { unreadable, expectedGaps } = {}) {
      const truth = {
        records: [...tenant.truth.records()],
        contents: [...tenant.contents()],
        ...(unreadable && { unreadable }),
      };
      const comparison = await compareTables(tables(prefix), truth);
      const faults = comparisonFaults(comparison, expectedGaps === undefined ? {} : { expectedGaps });
      return [...faults, ...brokenRules()];
    },
    async stop() {
      await Promise.all([tenant.stop(), proxy.stop()]);
      await azurite.stop();
      ownTime?.stop();
    },
  };
}
