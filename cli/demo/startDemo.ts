import { demoEnvironment } from './demoEnvironment';

const DAYS = 6;
const DAY_MS = 86_400_000;

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
  // Loaded here: what is deployed to Azure has neither the simulated tenant nor Azurite.
  const { startAzurite } = await import('../../test/azurite/startAzurite');
  const { startTenant } = await import('../../test/tenant/startTenant');
  const { publishGenerated } = await import('../../test/tenant/publishGenerated');
  const azurite = await startAzurite();
  try {
    const tenant = await startTenant({ seed: 'demo' });
    const from = new Date(tenant.clock.now().getTime() - DAYS * DAY_MS);
    const blobs = publishGenerated(tenant, { seed: 'demo', count: records, from });
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
