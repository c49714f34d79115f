import type { TokenCredential } from '@azure/identity';
import { QueueClient, type StoragePipelineOptions } from '@azure/storage-queue';
import type { QueueSettings } from '../settings/settings';
import { azureContentQueue } from './azureContentQueue';
import type { ContentQueue } from './contentQueue';
import { QUEUE_NAMES } from './queueNames';

const PIPELINE: StoragePipelineOptions = {
  retryOptions: { maxTries: 5, tryTimeoutInMs: 30_000, retryDelayInMs: 500, maxRetryDelayInMs: 8_000 },
};

/**
 * Opens the queue that the settings name. Opens no connection yet.
 * @param credential asked for only where the settings name an endpoint: a connection string signs in by itself
 */
export function openContentQueue(
  settings: QueueSettings,
  { credential }: { credential: () => TokenCredential },
): ContentQueue {
  const name = QUEUE_NAMES.content;
  const client =
    settings.kind === 'connectionString'
      ? new QueueClient(settings.connectionString, name, PIPELINE)
      : new QueueClient(`${settings.endpoint}/${name}`, credential(), PIPELINE);
  return azureContentQueue(client);
}
