import { TableClient, TableServiceClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import type { TableSettings } from '../../settings/settings';
import type { Clock } from '../../time/clock';
import { azureTableStore } from './azureTableStore';
import { requestTimeoutPolicy } from './requestTimeoutPolicy';
import type { TableStore } from './tableStore';

/**
 * Opens the store that the settings name.
 * @param credential asked for only where the settings name an endpoint: a connection string signs in by itself
 */
export function openTableStore(
  settings: TableSettings,
  dependencies: { credential: () => TokenCredential; clock: Clock; random: () => number },
): TableStore {
  const options: TableServiceClientOptions = {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ policy: requestTimeoutPolicy, position: 'perRetry' }],
  };
  if (settings.kind === 'connectionString') {
    const { connectionString } = settings;
    const service = TableServiceClient.fromConnectionString(connectionString, options);
    return azureTableStore(
      {
        service: () => service,
        table: (name) => TableClient.fromConnectionString(connectionString, name, options),
        // The address may carry a shared access signature as its query.
        account: new URL(service.url).origin,
      },
      dependencies,
    );
  }
  const { endpoint } = settings;
  const credential = dependencies.credential();
  return azureTableStore(
    {
      service: () => new TableServiceClient(endpoint, credential, options),
      table: (name) => new TableClient(endpoint, name, credential, options),
      account: endpoint,
    },
    dependencies,
  );
}
