import type { z } from 'zod';
import { givenVariables } from './givenVariables';
import { parseEnvironment } from './parseEnvironment';
import { queueEnvironment } from './queueEnvironment';
import { serviceEndpoint } from './serviceEndpoint';
import type { QueueSettings } from './settings';

/**
 * Where the queue is, out of variables that have been checked; undefined: nobody has named one. The connection string of the tables serves
 * for queues as well, where the queue is used at all.
 */
export function queueSettings(given: z.infer<typeof queueEnvironment>): QueueSettings | undefined {
  if (given.QUEUES_ENDPOINT !== undefined) {
    const read = serviceEndpoint(given.QUEUES_ENDPOINT, { variable: 'QUEUES_ENDPOINT', service: 'queue' });
    const managedIdentityClientId = given.MANAGED_IDENTITY_CLIENT_ID;
    return {
      kind: 'endpoint',
      endpoint: 'endpoint' in read ? read.endpoint : '',
      ...(managedIdentityClientId === undefined ? {} : { managedIdentityClientId }),
    };
  }
  const shared = given.INGEST_MODE === 'queue' ? given.TABLES_CONNECTION_STRING : undefined;
  const connectionString = given.QUEUES_CONNECTION_STRING ?? shared;
  return connectionString === undefined ? undefined : { kind: 'connectionString', connectionString };
}

/**
 * The same for a command that only looks at the queue.
 * @throws SettingsFault with every variable to mend
 */
export function readQueueSettings(env: NodeJS.ProcessEnv): QueueSettings | undefined {
  return queueSettings(parseEnvironment(queueEnvironment, givenVariables(env)));
}
