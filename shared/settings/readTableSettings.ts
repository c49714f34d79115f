import type { z } from 'zod';
import { givenVariables } from './givenVariables';
import { parseEnvironment } from './parseEnvironment';
import type { TableSettings } from './settings';
import { tableEndpoint } from './tableEndpoint';
import { tableEnvironment } from './tableEnvironment';

/**
 * What a command needs that only reads tables: TABLES_ENDPOINT or TABLES_CONNECTION_STRING, and nothing else.
 * @throws SettingsFault with every variable to mend
 */
export function readTableSettings(env: NodeJS.ProcessEnv): TableSettings {
  return tableSettings(parseEnvironment(tableEnvironment, givenVariables(env)));
}

/** Table settings out of variables that have been checked. */
export function tableSettings(given: z.infer<typeof tableEnvironment>): TableSettings {
  const prefix = given.TABLE_PREFIX;
  if (given.TABLES_CONNECTION_STRING !== undefined) {
    return { prefix, kind: 'connectionString', connectionString: given.TABLES_CONNECTION_STRING };
  }
  const read = tableEndpoint(given.TABLES_ENDPOINT ?? '');
  const endpoint = 'endpoint' in read ? read.endpoint : '';
  const managedIdentityClientId = given.MANAGED_IDENTITY_CLIENT_ID;
  return {
    prefix,
    kind: 'endpoint',
    endpoint,
    ...(managedIdentityClientId === undefined ? {} : { managedIdentityClientId }),
  };
}
