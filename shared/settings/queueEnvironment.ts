import { z } from 'zod';
import { connectionStringProblem } from './connectionStringProblem';
import { guidText } from './guidText';
import { serviceEndpoint } from './serviceEndpoint';
import { settingText } from './settingText';
import { shownValue } from './shownValue';

const always = () => true;

/** The variables of who talks to the queue, and the rules between them. */
export const queueEnvironment = z
  .object({
    INGEST_MODE: settingText((text) =>
      ['inline', 'queue'].includes(text.toLowerCase())
        ? undefined
        : {
            found: `is ${shownValue(text)}, which is no way to work`,
            fix: 'Set INGEST_MODE to queue, or to inline, or leave it out for inline',
          },
    )
      .toLowerCase()
      .default('inline'),
    QUEUES_ENDPOINT: settingText((text) => {
      const read = serviceEndpoint(text, { variable: 'QUEUES_ENDPOINT', service: 'queue' });
      return 'problem' in read ? read.problem : undefined;
    }).optional(),
    QUEUES_CONNECTION_STRING: settingText((text) =>
      connectionStringProblem(text, { endpoint: 'QueueEndpoint' }),
    ).optional(),
    // Looked at by tableEnvironment; here it stands in for a connection string of the queue.
    TABLES_CONNECTION_STRING: z.string().optional(),
    MANAGED_IDENTITY_CLIENT_ID: guidText('MANAGED_IDENTITY_CLIENT_ID').optional(),
  })
  .refine((given) => !(given.QUEUES_ENDPOINT && given.QUEUES_CONNECTION_STRING), {
    path: ['QUEUES_CONNECTION_STRING'],
    message: 'is set beside QUEUES_ENDPOINT, so that it is not clear which queue counts',
    params: { fix: 'Remove QUEUES_CONNECTION_STRING or QUEUES_ENDPOINT' },
    when: always,
  })
  .refine((given) => given.INGEST_MODE !== 'queue' || hasOwnQueue(given) || given.TABLES_CONNECTION_STRING, {
    path: ['QUEUES_ENDPOINT'],
    message: 'is not set, but INGEST_MODE is queue',
    params: {
      fix: 'Set QUEUES_ENDPOINT to https://ACCOUNT.queue.core.windows.net (or QUEUES_CONNECTION_STRING for local use), or leave INGEST_MODE out',
    },
    when: always,
  })
  .refine((given) => given.INGEST_MODE !== 'queue' || hasOwnQueue(given) || servesQueues(given), {
    path: ['QUEUES_CONNECTION_STRING'],
    message: 'is not set, and TABLES_CONNECTION_STRING does not say where the queues are',
    params: {
      fix: 'Set QUEUES_CONNECTION_STRING to the connection string of the account with the queue (for the local emulator with QueueEndpoint), or leave INGEST_MODE out',
    },
    when: always,
  });

interface QueueVariables {
  QUEUES_ENDPOINT?: string | undefined;
  QUEUES_CONNECTION_STRING?: string | undefined;
  TABLES_CONNECTION_STRING?: string | undefined;
}

function hasOwnQueue({ QUEUES_ENDPOINT, QUEUES_CONNECTION_STRING }: QueueVariables): boolean {
  return QUEUES_ENDPOINT !== undefined || QUEUES_CONNECTION_STRING !== undefined;
}

/** Where it is no connection string at all, that is said of TABLES_CONNECTION_STRING. */
function servesQueues({ TABLES_CONNECTION_STRING: text }: QueueVariables): boolean {
  if (text === undefined || connectionStringProblem(text) !== undefined) return true;
  return connectionStringProblem(text, { endpoint: 'QueueEndpoint' }) === undefined;
}
