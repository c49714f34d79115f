import { TableClient, TableServiceClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import type { TableSettings } from '../../settings/settings';
import type { TableClients } from './azureTableStore';
import { foreignAnswerPolicy } from './foreignAnswerPolicy';
import { requestTimeoutPolicy } from './requestTimeoutPolicy';

/**
 * The SDK's clients for the account that the settings name, without a retry of their own. Opens no connection yet.
 * @param credential asked for only where the settings name an endpoint: a connection string signs in by itself
 */
export function openTableClients(settings: TableSettings, credential: () => TokenCredential): TableClients {
  const options: TableServiceClientOptions = {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      { policy: requestTimeoutPolicy, position: 'perRetry' },
      { policy: foreignAnswerPolicy, position: 'perRetry' },
    ],
  };
  if (settings.kind === 'connectionString') {
    const { connectionString } = settings;
    const service = TableServiceClient.fromConnectionString(connectionString, options);
    return {
      service: () => service,
      table: (name) => TableClient.fromConnectionString(connectionString, name, options),
      // The address may carry a shared access signature as its query.
      account: new URL(service.url).origin,
    };
  }
  const { endpoint } = settings;
  const signIn = credential();
  return {
    service: () => new TableServiceClient(endpoint, signIn, options),
    table: (name) => new TableClient(endpoint, name, signIn, options),
    account: endpoint,
  };
}
