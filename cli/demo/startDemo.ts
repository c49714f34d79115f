import { startAzurite } from '../../test/azurite/startAzurite';
import { publishGenerated } from '../../test/tenant/publishGenerated';
import { startTenant } from '../../test/tenant/startTenant';
import { demoEnvironment } from './demoEnvironment';

const DAYS_MS = 6 * 24 * 60 * 60_000;
// A record becomes available up to 90 minutes after its event; what is not available yet no poll can fetch.
const YOUNGEST_MS = 2 * 60 * 60_000;

/** A simulated tenant with published records, and empty tables: all that a poll needs. */
export interface Demo {
  /** Id, type and SHA-256 of each record that the tenant has published. */
  published(): Iterable<{ readonly id: string; readonly recordType: number; readonly sha256: string }>;
  readonly contentBlobs: number;
  readonly tenantUrl: string;
  readonly tableEndpoint: string;
  /** The settings with which the product works here. */
  readonly settings: Readonly<Record<string, string>>;
  /** The environment of a poll: these settings and nothing of a real tenant. */
  readonly env: NodeJS.ProcessEnv;
  /** First CreationTime. */
  readonly from: Date;
  stop(): Promise<void>;
}

/**
 * Starts both on 127.0.0.1 and publishes records of the last days, the same ones each time but for their times.
 * @param records how many
 */
export async function startDemo(records: number, env: NodeJS.ProcessEnv): Promise<Demo> {
  const azurite = await startAzurite();
  try {
    const tenant = await startTenant({ seed: 'demo' });
    const to = new Date(tenant.clock.now().getTime() - YOUNGEST_MS);
    const from = new Date(to.getTime() - DAYS_MS);
    const blobs = publishGenerated(tenant, { seed: 'demo', count: records, from, to });
    const settings = { ...tenant.environment(), TABLES_CONNECTION_STRING: azurite.connectionString };
    return {
      published: () => tenant.truth.records(),
      contentBlobs: blobs.length,
      tenantUrl: tenant.url,
      tableEndpoint: azurite.tableEndpoint,
      settings,
      env: demoEnvironment(env, settings),
      from,
      async stop() {
        await Promise.all([tenant.stop(), azurite.stop()]);
      },
    };
  } catch (error) {
    await azurite.stop();
    throw error;
  }
}
